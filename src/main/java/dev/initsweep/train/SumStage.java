package dev.initsweep.train;

import dev.initsweep.cell.ConvolutionalStep;

/** The end of a residual branch: each channel times its weight, and what the branch began with. */
final class SumStage implements Stage {

  private final FusedWeights weights;
  private final int layer;
  private final int channels;
  private final int length;
  private final BranchStage branch;
  private final float[] scale;
  private final float[] output;
  private final float[] delta;
  private final NativeFloats gradient;
  private final double[] biasGradient;

  /**
   * @param layer of the weights
   * @param branch where the branch begins
   * @param gradient grows by the gradient by the weights
   * @param biasGradient grows by that by the biases
   */
  SumStage(
      FusedWeights weights,
      ConvolutionalStep step,
      int layer,
      int size,
      BranchStage branch,
      NativeFloats gradient,
      double[] biasGradient) {
    this.weights = weights;
    this.layer = layer;
    this.branch = branch;
    this.gradient = gradient;
    this.biasGradient = biasGradient;
    channels = step.units();
    length = step.out().positions() * size;
    scale = new float[channels];
    output = new float[channels * length];
    delta = new float[channels * length];
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
    weights.weights[network][layer].get(scale);
    float[] biases = weights.biases[network][layer];
    float[] kept = branch.output(network);
    for (int channel = 0; channel < channels; channel++) {
      float factor = scale[channel];
      float bias = biases[channel];
      for (int i = channel * length; i < (channel + 1) * length; i++) {
        output[i] = factor * in[i] + bias + kept[i];
      }
    }
  }

  @Override
  public void backward(int network, float[] in, float[] below) {
    System.arraycopy(delta, 0, branch.byKept, 0, delta.length);
    for (int channel = 0; channel < channels; channel++) {
      int from = channel * length;
      biasGradient[channel] += Sums.sum(delta, from, from + length);
      gradient.add(channel, (float) Sums.dot(delta, in, from, from + length));
      if (below.length > 0) {
        float factor = scale[channel];
        for (int i = from; i < from + length; i++) {
          below[i] = factor * delta[i];
        }
      }
    }
  }
}
