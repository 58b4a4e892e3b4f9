package dev.initsweep.train;

import dev.initsweep.cell.ConvolutionalStep;

/** The beginning of a residual branch, which keeps what comes in for the sum. */
final class BranchStage implements Stage {

  private final float[] output;
  private final float[] delta;

  /** The derivative by what the sum adds, which the sum writes. */
  final float[] byKept;

  BranchStage(ConvolutionalStep step, int size) {
    output = new float[step.out().values() * size];
    delta = new float[output.length];
    byKept = new float[output.length];
  }

  @Override
  public float[] output(int network) {
    return output;
  }

  @Override
  public float[] delta(int network) {
    return delta;
  }

  @Override
  public void forward(int network, float[] in) {
    System.arraycopy(in, 0, output, 0, output.length);
  }

  @Override
  public void backward(int network, float[] in, float[] below) {
    for (int i = 0; i < below.length; i++) {
      below[i] = delta[i] + byKept[i];
    }
  }
}
