package dev.initsweep.planted;

import dev.initsweep.api.Initsweep;
import dev.initsweep.api.SweepResult;
import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Claim;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import dev.initsweep.data.DataSources;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Metric;
import dev.initsweep.plan.Pilots;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.plan.RaceSettings;
import dev.initsweep.plan.RunSettings;
import dev.initsweep.plan.VerdictSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Checks a whole run with known answers. A plan on the synthetic data set goes through pilots,
 * predictions, rounds, tables and verdicts, with an engine that makes outcomes from known curves.
 * The answers are asked for in SQL, as users do.
 */
public final class PlantedAnswers {

  /** Pilots' root of this condition is planted at the optimum. */
  private static final String ROOT = "kl-norm";

  private static final String LOW = "two-octaves-low";
  private static final String LAST = "at-the-grids-end";

  private PlantedAnswers() {}

  /**
   * Holds what was planted and what came out.
   *
   * @param question in words
   * @param planted the right answer
   * @param found the answer that the tables give
   */
  public record Found(String question, String planted, String found) {
    public boolean isRight() {
      return planted.equals(found);
    }
  }

  /**
   * Runs the plan into a folder and asks.
   *
   * @param folder that holds nothing yet
   */
  public static List<Found> check(SparkSession spark, String folder, DataSources sources) {
    Plan plan = plan(sources.facts("synthetic"));
    SweepResult result = initsweep(spark, sources).run(plan, folder);
    result.table("verdicts").createOrReplaceTempView("verdicts");
    List<Found> answers = new ArrayList<>();
    for (Group group : plan.groups().stream().map(GroupPlan::group).toList()) {
      answers.addAll(answers(spark, group));
    }
    return answers;
  }

  /** Adds the engine that makes outcomes from known curves. */
  static Initsweep initsweep(SparkSession spark, DataSources sources) {
    return Initsweep.on(spark).with(sources).with(PlantedEngine.LABEL, PlantedEngine::new);
  }

  private static List<Found> answers(SparkSession spark, Group group) {
    Asking asking = new Asking(spark, group);
    if (group.setting().learningRate() == PlantedEngine.Curve.FALLING.learningRate()) {
      return List.of(
          asking.verdict(LOW, Claim.COINCIDENCE, "DIFFERS"),
          asking.verdict(LAST, Claim.COINCIDENCE, "WIDEN_GRID"),
          asking.verdict(LAST, Claim.LOWER_LOSS, "HOLDS"),
          asking.verdict(LAST, Claim.HIGHER_ACCURACY, "CONTRADICTED"));
    }
    return List.of(
        asking.verdict(ROOT, Claim.COINCIDENCE, "COINCIDES"),
        asking.verdict(ROOT, Claim.LOWER_LOSS, "HOLDS"),
        asking.verdict(ROOT, Claim.HIGHER_ACCURACY, "HOLDS"),
        asking.verdict(LOW, Claim.COINCIDENCE, "DIFFERS"),
        asking.verdict(LOW, Claim.NEAR_LEAST_LOSS, "DIFFERS"),
        asking.optimum());
  }

  private record Asking(SparkSession spark, Group group) {

    Found verdict(String predictor, Claim claim, String planted) {
      return new Found(
          "%s, %s of %s".formatted(group.title(), claim.label(), predictor),
          planted,
          ask("conclusion", predictor, claim));
    }

    /**
     * Finds whether the interval of the optimum holds the planted one and is narrower than two
     * octaves.
     */
    Found optimum() {
      double r = Math.pow(2, PlantedEngine.OPTIMUM);
      double planted = group.axis().coordinate(r, group.setting().architecture());
      return new Found(
          "%s, is the optimum's interval around %s".formatted(group.title(), planted),
          "true",
          ask(
              "optimum_low < %s AND optimum_high > %s AND optimum_high < 4 * optimum_low"
                  .formatted(planted, planted),
              ROOT,
              Claim.COINCIDENCE));
    }

    private String ask(String what, String predictor, Claim claim) {
      List<Row> rows =
          spark
              .sql(
                  "SELECT %s FROM verdicts WHERE group_id = '%s' AND predictor = '%s' AND claim = '%s'"
                      .formatted(what, group.id(), predictor, claim.label()))
              .collectAsList();
      return rows.size() == 1 ? String.valueOf(rows.get(0).get(0)) : rows.size() + " rows";
    }
  }

  private static Plan plan(DataFacts facts) {
    List<GroupPlan> groups = new ArrayList<>();
    for (PlantedEngine.Curve curve : PlantedEngine.Curve.values()) {
      groups.add(
          group(
              new Group(setting(facts, curve), new Axis.FanIn()),
              List.of(PredictorSpec.named(ROOT), formula(LOW, 4), formula(LAST, 512)),
              RaceSettings.wholeGrid(6)));
    }
    groups.add(race(facts, RaceSettings.race(10, List.of(4, 6), List.of(1.0, 1.0, 1.0), .25)));
    return Plan.of("planted", groups, new RunSettings(PlantedEngine.LABEL, 1, 0));
  }

  /** Returns the valley on an axis of its own, as a race. */
  static GroupPlan race(DataFacts facts, RaceSettings race) {
    return group(
        new Group(setting(facts, PlantedEngine.Curve.VALLEY), new Axis.Layers(List.of(1.0, 3.0))),
        List.of(PredictorSpec.named(ROOT), formula(LOW, 1)),
        race);
  }

  private static PredictorSpec formula(String name, int coordinate) {
    return new PredictorSpec(name, Integer.toString(coordinate), Map.of());
  }

  /** Points from r = 1/4 to 256: two an octave in a whole grid, one in a race. */
  private static GroupPlan group(Group group, List<PredictorSpec> predictors, RaceSettings race) {
    List<Double> octaves = points(group, 1);
    return new GroupPlan(
        group,
        race.untilDecided() ? octaves : points(group, 2),
        LongStream.rangeClosed(1, race.seeds()).boxed().toList(),
        predictors,
        new Pilots(octaves, 3),
        new VerdictSettings(Metric.TRAIN_LOSS, 0, 1, .95, .9, .1, 2),
        race);
  }

  private static List<Double> points(Group group, int perOctave) {
    return IntStream.rangeClosed(-2 * perOctave, 8 * perOctave)
        .mapToObj(
            k ->
                Identity.canonical(
                    group
                        .axis()
                        .coordinate(
                            StrictMath.pow(2, (double) k / perOctave),
                            group.setting().architecture())))
        .toList();
  }

  private static Setting setting(DataFacts facts, PlantedEngine.Curve curve) {
    return Setting.of(
            new DataChoice(
                facts.name(),
                facts.digest(),
                facts.trainExamples(),
                Subset.FIRST,
                InputScaling.UNIT),
            new Mlp(
                List.of(facts.inputs(), 16, facts.classes()),
                Activation.RELU,
                BiasTreatment.TRAINED))
        .learningRate(curve.learningRate())
        .batchSize(50)
        .epochs(1)
        .build();
  }
}
