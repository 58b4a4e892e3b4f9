package dev.initsweep.theory;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.network.ActivationFunction;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * A small network in double precision, in plain loops: what theory asks of a network at its start.
 * Weights are [layer][input][output].
 */
final class DoubleNetwork {

  private final ActivationFunction phi;
  private final double[][][] weights;
  private final double[][] biases;

  DoubleNetwork(ActivationFunction phi, double[][][] weights, double[][] biases) {
    this.phi = phi;
    this.weights = weights;
    this.biases = biases;
  }

  /**
   * A network with normal weights of variance g_l / n_l, by java.util.Random, and zero biases. The
   * same seed gives the same weights but for their scale.
   */
  static DoubleNetwork random(Architecture architecture, Scales scales, long seed) {
    Random random = new Random(seed);
    int depth = architecture.depth();
    double[][][] weights = new double[depth][][];
    double[][] biases = new double[depth][];
    for (int l = 0; l < depth; l++) {
      double deviation = Math.sqrt(scales.layer(l) / architecture.fanIn(l));
      weights[l] = new double[architecture.fanIn(l)][architecture.fanOut(l)];
      biases[l] = new double[architecture.fanOut(l)];
      for (double[] row : weights[l]) {
        Arrays.setAll(row, o -> deviation * random.nextGaussian());
      }
    }
    return new DoubleNetwork(ActivationFunction.of(architecture.activation()), weights, biases);
  }

  /** The same with biases that start as the setting says. */
  static DoubleNetwork random(Setting setting, Scales scales, long seed) {
    Architecture architecture = setting.architecture();
    DoubleNetwork network = random(architecture, scales, seed);
    Random random = new Random(~seed);
    for (int l = 0; l < network.depth(); l++) {
      double deviation =
          Math.sqrt(setting.initialBiases().variance(scales.layer(l), architecture.fanIn(l)));
      Arrays.setAll(network.biases[l], o -> deviation * random.nextGaussian());
    }
    return network;
  }

  ActivationFunction phi() {
    return phi;
  }

  int depth() {
    return weights.length;
  }

  double[][] weights(int layer) {
    return weights[layer];
  }

  double[] biases(int layer) {
    return biases[layer];
  }

  /** This network plus a multiple of another one of the same shape. */
  DoubleNetwork plus(double factor, DoubleNetwork direction) {
    double[][][] sumWeights = new double[depth()][][];
    double[][] sumBiases = new double[depth()][];
    for (int l = 0; l < depth(); l++) {
      double[][] to = direction.weights[l];
      double[][] from = weights[l];
      sumWeights[l] = new double[from.length][];
      for (int i = 0; i < from.length; i++) {
        sumWeights[l][i] = sum(from[i], factor, to[i]);
      }
      sumBiases[l] = sum(biases[l], factor, direction.biases[l]);
    }
    return new DoubleNetwork(phi, sumWeights, sumBiases);
  }

  /** The network whose logits have the opposite sign. */
  DoubleNetwork withLastLayerFlipped() {
    DoubleNetwork flipped = plus(0, this);
    int last = depth() - 1;
    for (double[] row : flipped.weights[last]) {
      Arrays.setAll(row, o -> -row[o]);
    }
    Arrays.setAll(flipped.biases[last], o -> -biases[last][o]);
    return flipped;
  }

  /** The same weights with biases of zero. */
  DoubleNetwork withoutBiases() {
    DoubleNetwork without = plus(0, this);
    for (double[] layer : without.biases) {
      Arrays.fill(layer, 0);
    }
    return without;
  }

  /** Inner product with another one's weights in one layer. */
  double weightProduct(DoubleNetwork other, int layer) {
    double sum = 0;
    for (int i = 0; i < weights[layer].length; i++) {
      sum += product(weights[layer][i], other.weights[layer][i]);
    }
    return sum;
  }

  /** Inner product with another one's weights and biases. */
  double product(DoubleNetwork other) {
    double sum = 0;
    for (int l = 0; l < depth(); l++) {
      sum += weightProduct(other, l) + product(biases[l], other.biases[l]);
    }
    return sum;
  }

  /** What one example's way through the network leaves behind. */
  final class Pass {
    private final double[][] inputs = new double[depth()][];
    private final double[][] sums = new double[depth()][];

    Pass(double[] example) {
      double[] values = example;
      for (int l = 0; l < depth(); l++) {
        inputs[l] = values;
        sums[l] = biases[l].clone();
        for (int i = 0; i < values.length; i++) {
          if (values[i] != 0) {
            add(sums[l], values[i], weights[l][i]);
          }
        }
        values = mapped(sums[l], phi.value());
      }
    }

    double[] logits() {
      return sums[depth() - 1];
    }

    /** Derivatives by the pre-activations of each layer, for given ones by the logits. */
    double[][] deltas(double[] byLogits) {
      double[][] deltas = new double[depth()][];
      deltas[depth() - 1] = byLogits;
      for (int l = depth() - 2; l >= 0; l--) {
        double[] delta = mapped(sums[l], phi.derivative());
        for (int i = 0; i < delta.length; i++) {
          if (delta[i] != 0) {
            delta[i] *= product(weights[l + 1][i], deltas[l + 1]);
          }
        }
        deltas[l] = delta;
      }
      return deltas;
    }

    /** Adds the gradient by weights and biases, times a factor, to another network. */
    void addGradient(double factor, double[][] deltas, DoubleNetwork gradient) {
      for (int l = 0; l < depth(); l++) {
        for (int i = 0; i < inputs[l].length; i++) {
          if (inputs[l][i] != 0) {
            add(gradient.weights[l][i], factor * inputs[l][i], deltas[l]);
          }
        }
        add(gradient.biases[l], factor, deltas[l]);
      }
    }

    /** Squared norm of the gradient by the weights. */
    double squaredGradient(double[][] deltas) {
      double sum = 0;
      for (int l = 0; l < depth(); l++) {
        sum += product(inputs[l], inputs[l]) * product(deltas[l], deltas[l]);
      }
      return sum;
    }
  }

  /** A network of this shape that is zero throughout. */
  DoubleNetwork zero() {
    return plus(-1, this);
  }

  /** Softmax of logits less the indicator of a label: the loss's derivative by the logits. */
  static double[] residual(double[] logits, int label) {
    double largest = Arrays.stream(logits).max().orElseThrow();
    double[] p = mapped(logits, f -> Math.exp(f - largest));
    double sum = Arrays.stream(p).sum();
    for (int c = 0; c < p.length; c++) {
      p[c] = p[c] / sum - (label == c ? 1 : 0);
    }
    return p;
  }

  /** Gradient of the mean cross-entropy. */
  DoubleNetwork gradient(TrainingInputs inputs) {
    DoubleNetwork gradient = zero();
    addGradient(inputs, gradient);
    return gradient;
  }

  /**
   * Adds the gradient of the mean cross-entropy to another network.
   *
   * @return mean over examples of the squared norm of their own gradients by the weights
   */
  double addGradient(TrainingInputs inputs, DoubleNetwork gradient) {
    double squares = 0;
    for (int i = 0; i < inputs.size(); i++) {
      Pass pass = new Pass(inputs.values(i));
      double[][] deltas = pass.deltas(residual(pass.logits(), inputs.label(i)));
      pass.addGradient(1. / inputs.size(), deltas, gradient);
      squares += pass.squaredGradient(deltas) / inputs.size();
    }
    return squares;
  }

  /** Logits of all examples, examples x classes. */
  double[][] logits(TrainingInputs inputs) {
    double[][] logits = new double[inputs.size()][];
    Arrays.setAll(logits, i -> new Pass(inputs.values(i)).logits());
    return logits;
  }

  static double[] mapped(double[] values, DoubleUnaryOperator f) {
    return Arrays.stream(values).map(f).toArray();
  }

  static void add(double[] into, double factor, double[] values) {
    for (int i = 0; i < into.length; i++) {
      into[i] += factor * values[i];
    }
  }

  private static double[] sum(double[] values, double factor, double[] others) {
    double[] sum = values.clone();
    add(sum, factor, others);
    return sum;
  }

  static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
