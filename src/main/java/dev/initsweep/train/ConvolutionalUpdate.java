package dev.initsweep.train;

import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dsdot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A step of SGD for several convolutional networks on one minibatch. Weights are few beside values,
 * so that gradients are made and kept, for the norm balance too. Nothing is allocated after the
 * constructor.
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

  /**
   * One step with the inputs and labels of the pass.
   *
   * @param live which networks to train
   * @param losses by network, grows by the losses before the step
   */
  void train(boolean[] live, double[] losses) {
    pass.multiplyInputs();
    for (int k = 0; k < weights.networks; k++) {
      if (live[k]) {
        pass.forward(k);
        losses[k] += pass.loss(k, pass.size);
        pass.backward(k);
        for (int l = 0; l < architecture.depth(); l++) {
          trainBiases(weights.biases[k][l], pass.biasGradients[l]);
          trainWeights(k, l, pass.gradients[l]);
        }
      }
    }
  }

  private void trainWeights(int network, int layer, NativeFloats gradient) {
    int length = architecture.weights(layer);
    FloatPointer w = weights.weights[network][layer].pointer;
    FloatPointer g = gradient.pointer;
    double mean = cblas_dsdot(length, w, 1, g, 1) / pass.size;
    double square = cblas_dsdot(length, g, 1, g, 1) / pass.size / pass.size;
    if (decay > 0) {
      double norm = cblas_dsdot(length, w, 1, w, 1);
      square += 2 * decay * mean + decay * decay * norm;
      mean += decay * norm;
      // Not a factor 1 - eta lambda: rounded to float it would be off by the same at each step.
      cblas_saxpy(length, (float) (-rate * decay), w, 1, w, 1);
    }
    inner[network][layer] += mean;
    squares[network][layer] += square;
    cblas_saxpy(length, (float) (-rate / pass.size), g, 1, w, 1);
  }

  private void trainBiases(float[] biases, double[] gradient) {
    if (architecture.biases() == BiasTreatment.TRAINED) {
      for (int unit = 0; unit < biases.length; unit++) {
        biases[unit] -= (float) (rate / pass.size * gradient[unit]);
      }
    }
  }
}
