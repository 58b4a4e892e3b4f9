package dev.initsweep.theory;

import dev.initsweep.cell.Mlp;
import dev.initsweep.network.ActivationFunction;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.network.Vectors;

/**
 * The Hessian of a fully connected network's mean cross-entropy times a direction, exact to
 * rounding (Pearlmutter 1994, the R-operator): derivatives along the direction, here called slopes,
 * go through the network beside the values. At kinks the activation's second derivative counts as
 * zero, as it does in training.
 */
final class HessianProduct {

  /**
   * This is the step for second derivatives of activations, by central differences of the first.
   */
  private static final double STEP = 1e-5;

  private final ActivationFunction phi;
  private final DoubleNetwork network;
  private final DoubleNetwork direction;
  private final int depth;

  HessianProduct(Mlp architecture, DoubleNetwork network, DoubleNetwork direction) {
    this.phi = ActivationFunction.of(architecture.activation());
    this.network = network;
    this.direction = direction;
    this.depth = network.depth();
  }

  DoubleNetwork over(TrainingInputs inputs) {
    DoubleNetwork sum = network.zero();
    for (int i = 0; i < inputs.size(); i++) {
      new Example(inputs.values(i), inputs.label(i)).addTo(sum, 1. / inputs.size());
    }
    return sum;
  }

  /** One example's way forward and back. */
  private final class Example {
    private final double[][] inputs = new double[depth][];
    private final double[][] inputSlopes = new double[depth][];
    private final double[][] sums = new double[depth][];
    private final double[][] sumSlopes = new double[depth][];
    private final double[][] deltas = new double[depth][];
    private final double[][] deltaSlopes = new double[depth][];

    Example(double[] values, int label) {
      forward(values);
      atLogits(label);
      back();
    }

    private void forward(double[] values) {
      inputs[0] = values;
      inputSlopes[0] = new double[values.length];
      for (int l = 0; l < depth; l++) {
        sums[l] = network.biases(l).clone();
        sumSlopes[l] = direction.biases(l).clone();
        for (int i = 0; i < inputs[l].length; i++) {
          if (inputs[l][i] != 0) {
            Vectors.add(sums[l], inputs[l][i], network.weights(l)[i]);
            Vectors.add(sumSlopes[l], inputs[l][i], direction.weights(l)[i]);
          }
          if (inputSlopes[l][i] != 0) {
            Vectors.add(sumSlopes[l], inputSlopes[l][i], network.weights(l)[i]);
          }
        }
        if (l + 1 < depth) {
          inputs[l + 1] = Vectors.mapped(sums[l], phi.value());
          inputSlopes[l + 1] = times(first(l), sumSlopes[l]);
        }
      }
    }

    private void atLogits(int label) {
      int last = depth - 1;
      deltas[last] = Vectors.residual(sums[last], label);
      double[] p = deltas[last].clone();
      p[label] += 1;
      double mean = Vectors.product(p, sumSlopes[last]);
      deltaSlopes[last] = new double[p.length];
      for (int c = 0; c < p.length; c++) {
        deltaSlopes[last][c] = p[c] * (sumSlopes[last][c] - mean);
      }
    }

    private void back() {
      for (int l = depth - 2; l >= 0; l--) {
        double[] first = first(l);
        double[] second = Vectors.mapped(sums[l], z -> second(phi, z));
        deltas[l] = new double[first.length];
        deltaSlopes[l] = new double[first.length];
        for (int i = 0; i < first.length; i++) {
          double[] weights = network.weights(l + 1)[i];
          double pull = Vectors.product(weights, deltas[l + 1]);
          double pullSlope =
              Vectors.product(weights, deltaSlopes[l + 1])
                  + Vectors.product(direction.weights(l + 1)[i], deltas[l + 1]);
          deltas[l][i] = first[i] * pull;
          deltaSlopes[l][i] = second[i] * sumSlopes[l][i] * pull + first[i] * pullSlope;
        }
      }
    }

    private double[] first(int layer) {
      return Vectors.mapped(sums[layer], phi.derivative());
    }

    void addTo(DoubleNetwork sum, double factor) {
      for (int l = 0; l < depth; l++) {
        for (int i = 0; i < inputs[l].length; i++) {
          if (inputs[l][i] != 0) {
            Vectors.add(sum.weights(l)[i], factor * inputs[l][i], deltaSlopes[l]);
          }
          if (inputSlopes[l][i] != 0) {
            Vectors.add(sum.weights(l)[i], factor * inputSlopes[l][i], deltas[l]);
          }
        }
        Vectors.add(sum.biases(l), factor, deltaSlopes[l]);
      }
    }
  }

  private static double second(ActivationFunction phi, double z) {
    if (phi.kinks().stream().anyMatch(kink -> Math.abs(z - kink) <= STEP)) {
      return 0;
    }
    return (phi.derivative().applyAsDouble(z + STEP) - phi.derivative().applyAsDouble(z - STEP))
        / (2 * STEP);
  }

  private static double[] times(double[] a, double[] b) {
    double[] product = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      product[i] = a[i] * b[i];
    }
    return product;
  }
}
