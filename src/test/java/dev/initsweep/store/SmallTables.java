package dev.initsweep.store;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Bits;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Counts;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.Exponent;
import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.cell.Optimum;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Provenance;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.spark.sql.SparkSession;

/**
 * A sweep small enough to check by hand: one group, scales 1, 2 and 4 with seeds 1 to 3, whose
 * final training loss is .4, .2 and .1 times a factor of the seed (1, 2, 4), so that every log
 * ratio to He's is log 2 or -log 2; at scale 16 seed 1 diverged in epoch 2 and seed 2 failed; and
 * one pilot.
 */
final class SmallTables {

  static final String PLAN = "ab".repeat(32);

  static final Group GROUP =
      new Group(
          Setting.of(
                  new DataChoice("mnist", "cd".repeat(32), 1000, Subset.FIRST, InputScaling.UNIT),
                  new Mlp(List.of(784, 8, 10), Activation.RELU, BiasTreatment.TRAINED))
              .batchSize(64)
              .epochs(3)
              .build(),
          new Axis.FanIn());

  private SmallTables() {}

  static List<CellResult> cells() {
    List<CellResult> results = new ArrayList<>();
    for (long seed = 1; seed <= 3; seed++) {
      long factor = 1L << (seed - 1);
      results.add(result(GROUP.cell(1, seed), trained(.4 * factor, .90)));
      results.add(result(GROUP.he(seed), trained(.2 * factor, .92)));
      results.add(result(GROUP.cell(4, seed), trained(.1 * factor, .93)));
    }
    results.add(
        result(
            GROUP.cell(16, 1),
            new Outcome.Diverged(2, evaluation(9, .1), List.of(), List.of(5.0))));
    results.add(
        result(
            GROUP.cell(16, 2),
            new Outcome.Failed(FailureCategory.OUT_OF_MEMORY, "no memory for 1 array")));
    results.add(result(GROUP.cell(64, Cell.FIRST_PILOT_SEED), trained(.001, .5)));
    return results;
  }

  /** The same cells as tables of format 1 have them: without biases and isotropy. */
  static List<CellResult> cellsOfFormat1() {
    return cells().stream().map(EarlierRows::of).toList();
  }

  static Map<PredictionKey, Prediction> predictions() {
    return Map.of(
        new PredictionKey(GROUP.id(), "kl-once", "basis"),
        new Prediction(
            GROUP.id(),
            "kl-once",
            GROUP.setting(),
            Optional.of(GROUP.cell(4, 1).scales()),
            OptionalDouble.of(4),
            List.of(4.0, 7.5),
            Optional.of(new Interval(3.5, Double.POSITIVE_INFINITY)),
            "",
            "from one training",
            Map.of("laziness", .25)),
        new PredictionKey(GROUP.id(), "kl-bound", "basis"),
        Prediction.none(GROUP.id(), "kl-bound", GROUP.setting(), "G(g) > g everywhere"));
  }

  static Verdict verdict(Claim claim, Conclusion conclusion) {
    return new Verdict(
        GROUP.id(),
        claim,
        "kl-once",
        claim.isComparison() ? "he" : "",
        conclusion,
        "train-loss",
        3,
        OptionalDouble.of(4),
        Optional.of(new Estimate(-.69, new Interval(-.7, -.68))),
        OptionalDouble.of(.001),
        new Optimum(
            OptionalDouble.of(4),
            Optional.of(new Interval(3, Double.POSITIVE_INFINITY)),
            OptionalDouble.of(.2),
            Optional.empty(),
            "local quartic",
            ""),
        Optional.empty(),
        OptionalInt.empty(),
        new Counts(11, 10, 1, 1),
        "paired t",
        "one seed failed");
  }

  static Exponent exponent(double slope) {
    return new Exponent(
        "two groups",
        "fan-in",
        "eta",
        .01,
        .04,
        2,
        "kl-once",
        Optional.of(new Estimate(slope, new Interval(slope - .1, Double.POSITIVE_INFINITY))),
        OptionalDouble.of(-1),
        "plan",
        Optional.empty(),
        Conclusion.INCONCLUSIVE,
        "slope",
        "not all optima are bounded");
  }

  static void write(SparkSession spark, ResultsFolder folder) {
    LocalSpark.write(folder, cells());
    folder.predictions().add(predictions(), List.of(GROUP));
    folder
        .verdicts()
        .replace(
            PLAN,
            List.of(
                verdict(Claim.COINCIDENCE, Conclusion.COINCIDES),
                verdict(Claim.LOWER_LOSS, Conclusion.HOLDS)),
            List.of(GROUP));
    folder.exponents().replace(PLAN, List.of(exponent(-.9)));
  }

  private static CellResult result(Cell cell, Outcome outcome) {
    return new CellResult(
        cell,
        outcome,
        new Provenance(
            PLAN,
            "0.1.0",
            "unknown",
            "nd4j 1.0.0-M2.1",
            "kernel",
            "host",
            0,
            Instant.parse("2026-01-01T12:34:56.789012Z"),
            .5,
            "dl4j"));
  }

  private static Outcome.Trained trained(double loss, double testAccuracy) {
    return new Outcome.Trained(
        evaluation(2.5, .1),
        List.of(
            new Checkpoint(1, evaluation(4 * loss, testAccuracy - .2)),
            new Checkpoint(2, evaluation(2 * loss, testAccuracy - .1)),
            new Checkpoint(3, evaluation(loss, testAccuracy))),
        List.of(8 * loss, 4 * loss, 2 * loss),
        new NormBalance(List.of(-.5, .25), List.of(.125, .0625)),
        new GradientNoise(3, 2, Double.NaN, .5, List.of(.25, Double.NaN)),
        Bits.of(new boolean[] {true, false, true, true, false, false, false, false, true}));
  }

  private static Evaluation evaluation(double loss, double testAccuracy) {
    return new Evaluation(
        loss, .5, 1.5 * loss, testAccuracy, List.of(.0025, .25), List.of(0.0, .125));
  }
}
