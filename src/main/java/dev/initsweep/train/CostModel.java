package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.MinibatchSampling;
import dev.initsweep.cell.Setting;
import java.util.stream.IntStream;

/**
 * Computes what a cell costs, in floating-point operations of its matrix products. It serves for
 * order and for estimates of time; no result depends on it. A product of a minibatch of B with a
 * matrix of d_l weights is 2 B d_l operations, as often as an example uses the weights; a step
 * makes one forwards, one for the gradient by the weights and, in all layers but the first, one for
 * the gradient by the inputs.
 */
final class CostModel {

  private CostModel() {}

  /** Returns the operations of a cell without its evaluations on test examples. */
  static double flops(Cell cell) {
    return flops(cell, 0);
  }

  /**
   * Returns the operations of a cell: training, evaluations at the start and at its checkpoints,
   * noise.
   */
  static double flops(Cell cell, int testExamples) {
    Setting setting = cell.setting();
    Architecture architecture = setting.architecture();
    double forward =
        IntStream.range(0, architecture.depth()).mapToDouble(l -> product(architecture, l)).sum();
    double step = 3 * forward - product(architecture, 0);
    double trained = (double) examplesPerEpoch(setting) * setting.epochs();
    double evaluations = 1 + Checkpoint.epochs(setting.epochs()).size();
    double evaluated = evaluations * (setting.data().trainExamples() + (double) testExamples);
    double noise = 2.0 * Math.min(GradientNoiseProbe.MOST_EXAMPLES, setting.data().trainExamples());
    return trained * step + evaluated * forward + noise * step;
  }

  /** Operations of one example's product with a layer's weights. */
  private static double product(Architecture architecture, int layer) {
    return 2.0 * architecture.weights(layer) * architecture.uses(layer);
  }

  private static long examplesPerEpoch(Setting setting) {
    return setting.sampling() == MinibatchSampling.SHUFFLE
        ? setting.data().trainExamples()
        : (long) setting.stepsPerEpoch() * setting.batchSize();
  }
}
