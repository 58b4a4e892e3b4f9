package dev.initsweep.train;

import dev.initsweep.cell.Activation;
import dev.initsweep.network.ActivationFunction;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Activations of a layer's minibatch and their slopes, as plain loops over float arrays. */
interface FloatActivation {

  /**
   * Applies the activation to a row of units.
   *
   * @param product W x, unit by unit
   * @param biases one a unit
   * @param size number of examples
   * @param output receives phi(W x + b)
   * @param slope receives phi'(W x + b)
   */
  void apply(float[] product, float[] biases, int size, float[] output, float[] slope);

  static FloatActivation of(Activation activation) {
    return switch (activation) {
      case RELU -> FloatActivation::relu;
      case TANH -> FloatActivation::tanh;
      default -> general(ActivationFunction.of(activation));
    };
  }

  private static FloatActivation general(ActivationFunction function) {
    DoubleUnaryOperator value = function.value();
    DoubleUnaryOperator derivative = function.derivative();
    return (product, biases, size, output, slope) -> {
      for (int unit = 0, i = 0; unit < biases.length; unit++) {
        for (int end = i + size; i < end; i++) {
          double z = product[i] + biases[unit];
          output[i] = (float) value.applyAsDouble(z);
          slope[i] = (float) derivative.applyAsDouble(z);
        }
      }
    };
  }

  private static void relu(
      float[] product, float[] biases, int size, float[] output, float[] slope) {
    for (int unit = 0; unit < biases.length; unit++) {
      Arrays.fill(slope, unit * size, (unit + 1) * size, biases[unit]);
    }
    rectified(product, slope, output, biases.length * size);
    signs(output, slope, biases.length * size);
  }

  /** One loop over all units: loops over the few examples of one are not made vectors of. */
  private static void rectified(float[] product, float[] bias, float[] output, int length) {
    for (int i = 0; i < length; i++) {
      output[i] = Math.max(product[i] + bias[i], 0);
    }
  }

  /** 1 where a > 0 without a branch, which would be mispredicted half of the time. */
  private static void signs(float[] output, float[] slope, int length) {
    for (int i = 0; i < length; i++) {
      slope[i] = Math.min(output[i] * Float.MAX_VALUE, 1);
    }
  }

  /** The slope from the value, bit for bit what {@link ActivationFunction} gives: tanh is slow. */
  private static void tanh(
      float[] product, float[] biases, int size, float[] output, float[] slope) {
    for (int unit = 0; unit < biases.length; unit++) {
      for (int i = unit * size; i < (unit + 1) * size; i++) {
        double a = Math.tanh(product[i] + biases[unit]);
        output[i] = (float) a;
        slope[i] = (float) (1 - a * a);
      }
    }
  }
}
