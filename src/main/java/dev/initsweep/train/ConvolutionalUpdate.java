package dev.initsweep.train;

import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dsdot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A step of SGD for one of several convolutional networks on a minibatch, some examples at a time.
 * Weights are few beside values, so that gradients are made and kept, for the norm balance too.
 * Nothing is allocated after the constructor.
 */
final class ConvolutionalUpdate {

  private final ConvolutionalPass pass;
  private final FusedWeights weights;
  private final Architecture architecture;
  private final double rate;
  private final double decay;
  private final double[][] inner;
  private final double[][] squares;

  /**
   * @param rate eta
   * @param decay lambda
   * @param inner by network and layer, grows by the inner product of weights and gradient
   * @param squares by network and layer, grows by the squared norm of the gradient
   */
  ConvolutionalUpdate(
      ConvolutionalPass pass, double rate, double decay, double[][] inner, double[][] squares) {
    this.pass = pass;
    this.weights = pass.weights;
    this.architecture = weights.architecture;
    this.rate = rate;
    this.decay = decay;
    this.inner = inner;
    this.squares = squares;
  }

  /** Begins a network's step. */
  void begin() {
    pass.clearGradients();
  }

  /**
   * Adds some examples of the minibatch, which the pass has taken.
   *
   * @return the sum of their losses before the step
   */
  double add(int network, int count) {
    pass.multiplyInputs();
    pass.forward(network);
    double losses = pass.loss(network, count);
    pass.backward(network);
    return losses;
  }

  /**
   * Ends a network's step.
   *
   * @param size of the minibatch
   */
  void end(int network, int size) {
    for (int l = 0; l < architecture.depth(); l++) {
      trainBiases(weights.biases[network][l], pass.biasGradients[l], size);
      trainWeights(network, l, pass.gradients[l], size);
    }
  }

  private void trainWeights(int network, int layer, NativeFloats gradient, int size) {
    int length = architecture.weights(layer);
    FloatPointer w = weights.weights[network][layer].pointer;
    FloatPointer g = gradient.pointer;
    double mean = cblas_dsdot(length, w, 1, g, 1) / size;
    double square = cblas_dsdot(length, g, 1, g, 1) / size / size;
    if (decay > 0) {
      double norm = cblas_dsdot(length, w, 1, w, 1);
      square += 2 * decay * mean + decay * decay * norm;
      mean += decay * norm;
      // Not a factor 1 - eta lambda: rounded to float it would be off by the same at each step.
      cblas_saxpy(length, (float) (-rate * decay), w, 1, w, 1);
    }
    inner[network][layer] += mean;
    squares[network][layer] += square;
    cblas_saxpy(length, (float) (-rate / size), g, 1, w, 1);
  }

  private void trainBiases(float[] biases, double[] gradient, int size) {
    if (architecture.biases() == BiasTreatment.TRAINED) {
      for (int unit = 0; unit < biases.length; unit++) {
        biases[unit] -= (float) (rate / size * gradient[unit]);
      }
    }
  }
}
