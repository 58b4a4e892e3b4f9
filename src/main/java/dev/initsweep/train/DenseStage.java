package dev.initsweep.train;

import dev.initsweep.cell.ConvolutionalStep;

/** A fully connected layer; its values are one position with a channel for each unit. */
final class DenseStage implements Stage {

  private final FusedWeights weights;
  private final int layer;
  private final int size;
  private final int units;
  private final int fanIn;
  private final boolean isLast;
  private final FloatActivation activation;
  private final NativeFloats in;
  private final NativeFloats products;
  private final NativeFloats byInput;
  private final float[] output;
  private final float[] slope;
  private final float[] delta;
  private final NativeFloats gradient;
  private final double[] biasGradient;

  /**
   * @param layer of the weights
   * @param isLast whether it gives logits, to which no activation is applied
   * @param gradient grows by the gradient by the weights
   * @param biasGradient grows by that by the biases
   */
  DenseStage(
      FusedWeights weights,
      ConvolutionalStep step,
      int layer,
      int size,
      boolean isLast,
      NativeFloats gradient,
      double[] biasGradient) {
    this.weights = weights;
    this.layer = layer;
    this.size = size;
    this.isLast = isLast;
    this.gradient = gradient;
    this.biasGradient = biasGradient;
    units = step.units();
    fanIn = step.fanIn();
    activation = FloatActivation.of(weights.architecture.activation());
    in = new NativeFloats(fanIn * size);
    byInput = new NativeFloats(fanIn * size);
    products = new NativeFloats(units * size);
    output = new float[units * size];
    slope = new float[units * size];
    delta = new float[units * size];
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
  public void forward(int network, float[] values) {
    in.put(values);
    Gemm.forward(
        weights.weights[network][layer].pointer, in.pointer, products.pointer, units, fanIn, size);
    products.get(output);
    float[] biases = weights.biases[network][layer];
    if (isLast) {
      for (int unit = 0; unit < units; unit++) {
        for (int i = unit * size; i < (unit + 1) * size; i++) {
          output[i] += biases[unit];
        }
      }
    } else {
      activation.apply(output, biases, size, output, slope);
    }
  }

  @Override
  public void backward(int network, float[] values, float[] below) {
    if (!isLast) {
      Sums.multiply(delta, slope);
    }
    for (int unit = 0; unit < units; unit++) {
      biasGradient[unit] += Sums.sum(delta, unit * size, (unit + 1) * size);
    }
    products.put(delta);
    Gemm.update(1, products.pointer, in.pointer, gradient.pointer, units, fanIn, size);
    if (below.length > 0) {
      Gemm.backward(
          weights.weights[network][layer].pointer,
          products.pointer,
          byInput.pointer,
          units,
          fanIn,
          size);
      byInput.get(below);
    }
  }

  @Override
  public void close() {
    in.close();
    products.close();
    byInput.close();
  }
}
