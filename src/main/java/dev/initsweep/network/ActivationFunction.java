package dev.initsweep.network;

import dev.initsweep.cell.Activation;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Describes an activation function in double precision, in the form that trainings use.
 *
 * @param name for messages
 * @param value phi
 * @param derivative its derivative; at a kink, either one-sided value
 * @param kinks where phi is not smooth, in ascending order
 * @param homogeneous whether phi(a z) = a phi(z) for all a &gt; 0
 */
public record ActivationFunction(
    String name,
    DoubleUnaryOperator value,
    DoubleUnaryOperator derivative,
    List<Double> kinks,
    boolean homogeneous) {

  private static final double LEAK = .01;

  /** The constants of Klambauer et al. 2017, arXiv:1706.02515, equation 14. */
  private static final double SELU_ALPHA = 1.6732632423543772;

  private static final double SELU_LAMBDA = 1.0507009873554805;

  /**
   * DL4J computes GELU by its authors' approximation z logistic(1.702 z); its "precise" form is off
   * the exact one by .01, and so no better.
   */
  private static final double GELU_SLOPE = 1.702;

  public ActivationFunction {
    kinks = List.copyOf(kinks);
  }

  public static ActivationFunction of(Activation activation) {
    return switch (activation) {
      case RELU -> kinked(activation, z -> z > 0 ? z : 0, z -> z > 0 ? 1 : 0, true);
      case LEAKY_RELU -> kinked(activation, z -> z > 0 ? z : LEAK * z, z -> z > 0 ? 1 : LEAK, true);
      case TANH -> smooth(activation, Math::tanh, z -> 1 - Math.tanh(z) * Math.tanh(z));
      case SIGMOID ->
          smooth(activation, ActivationFunction::logistic, z -> logistic(z) * logistic(-z));
      case ELU ->
          kinked(activation, z -> z > 0 ? z : Math.expm1(z), z -> z > 0 ? 1 : Math.exp(z), false);
      case SELU ->
          kinked(
              activation,
              z -> SELU_LAMBDA * (z > 0 ? z : SELU_ALPHA * Math.expm1(z)),
              z -> SELU_LAMBDA * (z > 0 ? 1 : SELU_ALPHA * Math.exp(z)),
              false);
      case GELU -> sigmoidal(activation, GELU_SLOPE);
      case SWISH -> sigmoidal(activation, 1);
    };
  }

  private static ActivationFunction kinked(
      Activation activation,
      DoubleUnaryOperator value,
      DoubleUnaryOperator derivative,
      boolean homogeneous) {
    return new ActivationFunction(activation.label(), value, derivative, List.of(0.), homogeneous);
  }

  private static ActivationFunction smooth(
      Activation activation, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
    return new ActivationFunction(activation.label(), value, derivative, List.of(), false);
  }

  private static double logistic(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  /** z times the logistic function of a z. */
  private static ActivationFunction sigmoidal(Activation activation, double a) {
    return smooth(
        activation,
        z -> z * logistic(a * z),
        z -> logistic(a * z) * (1 + a * z * logistic(-a * z)));
  }
}
