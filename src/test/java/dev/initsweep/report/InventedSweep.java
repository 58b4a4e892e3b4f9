package dev.initsweep.report;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Bits;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Provenance;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Metric;
import dev.initsweep.plan.Pilots;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.plan.RunSettings;
import dev.initsweep.plan.VerdictSettings;
import dev.initsweep.verify.GroupReport;
import dev.initsweep.verify.Judge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A sweep of any size with made-up outcomes: valleys with noise, some diverged, one failed. */
final class InventedSweep {

  private static final int EPOCHS = 20;
  private static final int DEPTH = 3;
  private static final double OPTIMUM = 16;

  private final Random random = new Random(7);
  private final int points;
  private final int seeds;

  private InventedSweep(int points, int seeds) {
    this.points = points;
    this.seeds = seeds;
  }

  /** The page of a sweep with so many cells: groups x points x seeds. */
  static String page(int groups, int points, int seeds) {
    return page(groups, points, seeds, Integer.MAX_VALUE);
  }

  /** The same with room for so many characters of figures. */
  static String page(int groups, int points, int seeds, int room) {
    return page(IntStream.range(0, groups).mapToObj(i -> setting(i)).toList(), points, seeds, room);
  }

  /** Three learning rates of two widths; the optimum goes with the inverse of the rate. */
  static String families() {
    return page(familySettings(), 15, 6, Integer.MAX_VALUE);
  }

  /** What the judge says of these groups. */
  static List<GroupReport> familyReports() {
    InventedSweep sweep = new InventedSweep(15, 6);
    return familySettings().stream()
        .map(sweep::plan)
        .map(plan -> Judge.judge(plan, sweep.cells(plan), predictions(plan)))
        .toList();
  }

  private static List<Setting> familySettings() {
    List<Setting> settings = new ArrayList<>();
    for (int width : List.of(32, 16)) {
      for (double eta : List.of(.1, .025, .05)) {
        settings.add(
            setting(0)
                .change()
                .architecture(
                    new Mlp(List.of(20, width, width, 10), Activation.RELU, BiasTreatment.TRAINED))
                .learningRate(eta)
                .build());
      }
    }
    return settings;
  }

  private static String page(List<Setting> settings, int points, int seeds, int room) {
    InventedSweep sweep = new InventedSweep(points, seeds);
    List<GroupPlan> plans = settings.stream().map(sweep::plan).toList();
    Page page =
        new Page(
            Plan.of("invented", plans, new RunSettings("auto", 10, 0)),
            "file:/results/invented",
            room);
    for (GroupPlan plan : plans) {
      List<Prediction> predictions = predictions(plan);
      List<CellResult> cells = sweep.cells(plan);
      page.add(PageGroup.of(Judge.judge(plan, cells, predictions), cells));
    }
    return page.html(Instant.parse("2026-01-01T00:00:00Z"));
  }

  /** The figures of one group of nine points. */
  static Map<String, String> figures() {
    InventedSweep sweep = new InventedSweep(9, 4);
    GroupPlan plan = sweep.plan(setting(0));
    List<CellResult> cells = sweep.cells(plan);
    return PaperFigures.of(Judge.judge(plan, cells, predictions(plan)), cells);
  }

  /** A setting of its own for each index. */
  static Setting setting(int index) {
    return Setting.of(
            new DataChoice("made-up", "00", 1000 + index, Subset.FIRST, InputScaling.UNIT),
            new Mlp(List.of(20, 16, 16, 10), Activation.RELU, BiasTreatment.TRAINED))
        .batchSize(64)
        .epochs(EPOCHS)
        .build();
  }

  private GroupPlan plan(Setting setting) {
    return new GroupPlan(
        new Group(setting, new Axis.FanIn()),
        IntStream.range(0, points).mapToObj(k -> Math.pow(2, k / 2.0 - 1)).toList(),
        LongStream.rangeClosed(1, seeds).boxed().toList(),
        Stream.of("he", "kl-bound", "critical").map(PredictorSpec::named).toList(),
        new Pilots(List.of(), 0),
        new VerdictSettings(Metric.TRAIN_LOSS, 0, 1, .95, .9, .1, 1.5));
  }

  private static List<Prediction> predictions(GroupPlan plan) {
    Group group = plan.group();
    return List.of(
        at(group, "he", Scales.HE),
        at(group, "critical", Scales.HE),
        Prediction.none(
            group.id(), "kl-bound", group.setting(), "no root: </script> the weights grow"));
  }

  private static Prediction at(Group group, String predictor, double g) {
    return new Prediction(
        group.id(),
        predictor,
        group.setting(),
        Optional.of(Scales.uniform(g, DEPTH)),
        OptionalDouble.of(g),
        List.of(),
        Optional.empty(),
        "",
        "",
        Map.of());
  }

  private List<CellResult> cells(GroupPlan plan) {
    List<CellResult> results = new ArrayList<>();
    for (Cell cell : plan.gridCells()) {
      results.add(new CellResult(cell, outcome(cell, results.isEmpty()), provenance()));
    }
    return results;
  }

  private Outcome outcome(Cell cell, boolean first) {
    double optimum = OPTIMUM * .05 / cell.setting().learningRate();
    double octaves = Math.log(cell.scales().layer(0) / optimum) / Math.log(2);
    if (first) {
      return new Outcome.Failed(FailureCategory.ERROR, "invented </script><b>failure</b>");
    }
    if (octaves > 3 && random.nextInt(4) == 0) {
      return new Outcome.Diverged(3, evaluation(2.3, 1), List.of(), List.of(2.3, 2.4));
    }
    double loss = .01 * Math.exp(.08 * octaves * octaves + .05 * random.nextGaussian());
    double growth = Math.exp(-.2 * octaves);
    boolean[] correct = new boolean[200];
    IntStream.range(0, correct.length).forEach(i -> correct[i] = random.nextDouble() < .95 - loss);
    return new Outcome.Trained(
        evaluation(2.3, 1),
        Checkpoint.epochs(EPOCHS).stream()
            .map(e -> new Checkpoint(e, evaluation(loss * EPOCHS / e, growth)))
            .toList(),
        IntStream.rangeClosed(1, EPOCHS).mapToObj(e -> loss * EPOCHS / e).toList(),
        new NormBalance(List.of(-1.0, -.5, 2.0), List.of(.1, .2, .3)),
        new GradientNoise(1, .1, 3),
        Bits.of(correct));
  }

  private Evaluation evaluation(double loss, double growth) {
    return new Evaluation(
        loss, .9, loss * 1.2, .9 - loss / 10, List.of(.1 * growth, .05 * growth, .2));
  }

  static Provenance provenance() {
    return new Provenance(
        "ab".repeat(32),
        "0.1.0",
        "unknown",
        "dl4j 1.0.0-M2.1",
        "OpenBLAS SkylakeX",
        "host",
        0,
        Instant.EPOCH,
        1.5,
        "dl4j");
  }
}
