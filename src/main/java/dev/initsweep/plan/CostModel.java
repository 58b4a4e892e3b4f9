package dev.initsweep.plan;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.MinibatchSampling;
import dev.initsweep.cell.Setting;

/**
 * What a cell costs, in floating-point operations of its matrix products; for order, estimates of
 * time, and nothing that a result depends on. A product of a minibatch of B with a matrix of d_l
 * weights is 2 B d_l operations; a step makes one forwards, one for the gradient by the weights
 * and, in all layers but the first, one for the gradient by the inputs.
 */
public final class CostModel {

  /** Examples whose own gradients are taken at the start and at the end. */
  private static final int NOISE_EXAMPLES = 1000;

  private CostModel() {}

  /** Operations of a cell without its evaluations on test examples. */
  public static double flops(Cell cell) {
    return flops(cell, 0);
  }

  /** Operations of a cell: training, evaluations at the start and at its checkpoints, noise. */
  public static double flops(Cell cell, int testExamples) {
    Setting setting = cell.setting();
    double forward = 2.0 * setting.architecture().weights();
    double step = step(setting.architecture());
    double trained = (double) examplesPerEpoch(setting) * setting.epochs();
    double evaluations = 1 + Checkpoint.epochs(setting.epochs()).size();
    double evaluated = evaluations * (setting.data().trainExamples() + (double) testExamples);
    double noise = 2.0 * Math.min(NOISE_EXAMPLES, setting.data().trainExamples());
    return trained * step + evaluated * forward + noise * step;
  }

  private static double step(Architecture architecture) {
    return 6.0 * architecture.weights() - 2.0 * architecture.weights(0);
  }

  private static long examplesPerEpoch(Setting setting) {
    return setting.sampling() == MinibatchSampling.SHUFFLE
        ? setting.data().trainExamples()
        : (long) setting.stepsPerEpoch() * setting.batchSize();
  }
}
