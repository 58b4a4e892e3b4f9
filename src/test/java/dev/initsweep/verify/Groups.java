package dev.initsweep.verify;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Bits;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellReading;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.Evaluation;
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
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.plan.VerdictSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Groups for tests, with outcomes that a test states. */
public final class Groups {

  static final Setting SETTING =
      Setting.of(
              new DataChoice("made-up", "00", 1000, Subset.FIRST, InputScaling.UNIT),
              new Mlp(List.of(20, 16, 16, 10), Activation.RELU, BiasTreatment.TRAINED))
          .batchSize(64)
          .epochs(4)
          .build();

  public static final VerdictSettings VERDICT = verdict(.95, VerdictSettings.HE);

  private Groups() {}

  /** A plan on fan-in whose grid has two points an octave from g = 2^from to 2^to. */
  static GroupPlan plan(int from, int to, int seeds, String... predictors) {
    return new GroupPlan(
        new Group(SETTING, new Axis.FanIn()),
        IntStream.rangeClosed(2 * from, 2 * to).mapToObj(k -> Math.pow(2, k / 2.0)).toList(),
        LongStream.rangeClosed(1, seeds).boxed().toList(),
        Stream.of(predictors).map(PredictorSpec::named).toList(),
        new Pilots(List.of(), 0),
        VERDICT);
  }

  static VerdictSettings verdict(double confidence, String... references) {
    return new VerdictSettings(
        Metric.TRAIN_LOSS, 0, 1, confidence, .9, .1, 1.5, List.of(references));
  }

  static GroupPlan with(GroupPlan plan, VerdictSettings verdict) {
    return new GroupPlan(
        plan.group(), plan.coordinates(), plan.seeds(), plan.predictors(), plan.pilots(), verdict);
  }

  static Prediction onAxis(GroupPlan plan, String predictor, double g) {
    return prediction(plan, predictor, Scales.uniform(g, 3), OptionalDouble.of(g));
  }

  static Prediction prediction(
      GroupPlan plan, String predictor, Scales scales, OptionalDouble coordinate) {
    return new Prediction(
        plan.group().id(),
        predictor,
        plan.group().setting(),
        Optional.of(scales),
        coordinate,
        List.of(),
        Optional.empty(),
        "",
        "",
        Map.of());
  }

  /** What a test says of a cell. */
  interface Training {
    Outcome outcome(Cell cell);
  }

  /** Results of the grid, He's and the predictions' cells. */
  static List<CellResult> results(GroupPlan plan, List<Prediction> predictions, Training training) {
    Stream<Cell> predicted =
        predictions.stream()
            .filter(p -> p.scales().isPresent())
            .flatMap(
                p ->
                    plan.seeds().stream()
                        .map(s -> new Cell(p.setting(), p.scales().orElseThrow(), s)));
    return Stream.concat(plan.gridCells().stream(), predicted)
        .distinct()
        .map(cell -> new CellResult(cell, training.outcome(cell), provenance()))
        .toList();
  }

  static Provenance provenance() {
    return new Provenance("", "", "", "", "", "", 0, Instant.EPOCH, 0, "test");
  }

  /** What a race reads of an outcome after some epochs. */
  public static CellReading reading(Outcome outcome, int epochs) {
    Cell cell = new Cell(SETTING, Scales.he(3), 1);
    return CellReading.of(new CellResult(cell, outcome, provenance()), epochs);
  }

  /** Trained to a loss, with the correctness of each test image. */
  static Outcome.Trained trained(double loss, boolean... correct) {
    Bits bits = Bits.of(correct);
    double accuracy = correct.length == 0 ? .5 : (double) bits.count() / correct.length;
    Evaluation evaluation = new Evaluation(loss, .5, loss, accuracy, List.of());
    return new Outcome.Trained(
        evaluation,
        List.of(new Checkpoint(SETTING.epochs(), evaluation)),
        List.of(),
        new NormBalance(List.of(), List.of()),
        new GradientNoise(0, 0, 0),
        bits);
  }

  static Outcome.Diverged diverged() {
    return new Outcome.Diverged(
        1, new Evaluation(2.3, .1, 2.3, .1, List.of()), List.of(), List.of());
  }

  /** log2 of the first layer's variance scale. */
  static double octave(Cell cell) {
    return Math.log(cell.scales().layer(0)) / Math.log(2);
  }
}
