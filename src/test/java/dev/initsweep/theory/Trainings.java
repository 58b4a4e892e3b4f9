package dev.initsweep.theory;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Bits;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Provenance;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import dev.initsweep.data.Dataset;
import dev.initsweep.data.Examples;
import dev.initsweep.plan.Group;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Invented settings and trainings. */
final class Trainings {

  static final Provenance PROVENANCE =
      new Provenance("", "", "", "", "", "", 0, Instant.EPOCH, 0, "");

  private Trainings() {}

  static Setting setting(Activation activation, BiasTreatment biases, Integer... widths) {
    return Setting.of(
            new DataChoice("invented", "0", 64, Subset.FIRST, InputScaling.UNIT),
            new Mlp(List.of(widths), activation, biases))
        .batchSize(16)
        .epochs(8)
        .build();
  }

  /** A question that has no data. */
  static PredictorInput question(Group group, List<CellResult> pilots) {
    Examples none = new InventedExamples(new double[0][], new int[0]);
    return new PredictorInput(group, () -> new Dataset("invented", "0", 10, none, none), pilots);
  }

  /** A training that ends with measured scales, n_l times the weights' mean squares. */
  static CellResult trained(Cell cell, List<Double> measuredScales) {
    Architecture architecture = cell.setting().architecture();
    Evaluation start = evaluation(meanSquares(architecture, cell.scales().perLayer()));
    Evaluation end = evaluation(meanSquares(architecture, measuredScales));
    List<Double> zeros = Collections.nCopies(architecture.depth(), 0.);
    return new CellResult(
        cell,
        new Outcome.Trained(
            start,
            List.of(new Checkpoint(1, start), new Checkpoint(cell.setting().epochs(), end)),
            List.of(),
            new NormBalance(zeros, zeros),
            new GradientNoise(1, 1, 0),
            Bits.of(new boolean[0])),
        PROVENANCE);
  }

  static CellResult diverged(Cell cell) {
    return new CellResult(
        cell,
        new Outcome.Diverged(
            1,
            evaluation(meanSquares(cell.setting().architecture(), cell.scales().perLayer())),
            List.of(),
            List.of()),
        PROVENANCE);
  }

  /** The same measured scale in all layers. */
  static CellResult trained(Cell cell, double measuredScale) {
    int depth = cell.setting().architecture().depth();
    return trained(cell, Scales.uniform(measuredScale, depth).perLayer());
  }

  private static List<Double> meanSquares(Architecture architecture, List<Double> scales) {
    return IntStream.range(0, architecture.depth())
        .mapToObj(l -> scales.get(l) / architecture.fanIn(l))
        .toList();
  }

  private static Evaluation evaluation(List<Double> meanSquares) {
    return new Evaluation(1, .5, 1, .5, meanSquares);
  }
}
