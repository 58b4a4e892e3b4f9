package dev.initsweep.network;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import java.util.Arrays;
import java.util.Random;

/**
 * Computes a small network in double precision, in plain loops. It answers what theory asks of a
 * network at its start. Weights are [layer][input][unit]; gradients and directions are networks
 * too.
 */
public final class DoubleNetwork {

  private final Network network;
  private final double[][][] weights;
  private final double[][] biases;

  /**
   * Makes a network that keeps the arrays without copying them.
   *
   * @param network how it computes
   * @param weights [layer][input][unit]
   * @param biases [layer][unit], zeros where the network has none
   */
  public DoubleNetwork(Network network, double[][][] weights, double[][] biases) {
    this.network = network;
    this.weights = weights;
    this.biases = biases;
  }

  /** Returns a network of an architecture that is zero throughout. */
  public static DoubleNetwork zero(Network network, Architecture architecture) {
    int depth = architecture.depth();
    double[][][] weights = new double[depth][][];
    double[][] biases = new double[depth][];
    for (int l = 0; l < depth; l++) {
      weights[l] = new double[architecture.fanIn(l)][architecture.units(l)];
      biases[l] = new double[architecture.units(l)];
    }
    return new DoubleNetwork(network, weights, biases);
  }

  /**
   * Returns a network with normal weights of variance g_l / n_l, by java.util.Random, and zero
   * biases. The same seed gives the same weights but for their scale.
   */
  public static DoubleNetwork random(Architecture architecture, Scales scales, long seed) {
    return random(Networks.ALL, architecture, scales, seed);
  }

  private static DoubleNetwork random(
      Networks networks, Architecture architecture, Scales scales, long seed) {
    Random random = new Random(seed);
    DoubleNetwork drawn = zero(networks.of(architecture), architecture);
    for (int l = 0; l < drawn.depth(); l++) {
      double deviation = Math.sqrt(scales.layer(l) / architecture.fanIn(l));
      for (double[] row : drawn.weights[l]) {
        Arrays.setAll(row, o -> deviation * random.nextGaussian());
      }
    }
    return drawn;
  }

  /** Returns the same, of these families, with biases that start as the setting says. */
  public static DoubleNetwork random(Networks networks, Setting setting, Scales scales, long seed) {
    Architecture architecture = setting.architecture();
    DoubleNetwork drawn = random(networks, architecture, scales, seed);
    Random random = new Random(~seed);
    for (int l = 0; l < drawn.depth(); l++) {
      double deviation =
          Math.sqrt(setting.initialBiases().variance(scales.layer(l), architecture.fanIn(l)));
      Arrays.setAll(drawn.biases[l], o -> deviation * random.nextGaussian());
    }
    return drawn;
  }

  /** Returns the number of layers. */
  public int depth() {
    return weights.length;
  }

  /** Returns a layer's weights, [input][unit], the network's own. */
  public double[][] weights(int layer) {
    return weights[layer];
  }

  /** Returns a layer's biases, the network's own. */
  public double[] biases(int layer) {
    return biases[layer];
  }

  /** Sends an example through the network. */
  public Network.Pass pass(double[] example) {
    return network.pass(this, example);
  }

  /** Returns this network plus a multiple of another one of the same shape. */
  public DoubleNetwork plus(double factor, DoubleNetwork direction) {
    double[][][] sumWeights = new double[depth()][][];
    double[][] sumBiases = new double[depth()][];
    for (int l = 0; l < depth(); l++) {
      double[][] to = direction.weights[l];
      double[][] from = weights[l];
      sumWeights[l] = new double[from.length][];
      for (int i = 0; i < from.length; i++) {
        sumWeights[l][i] = Vectors.sum(from[i], factor, to[i]);
      }
      sumBiases[l] = Vectors.sum(biases[l], factor, direction.biases[l]);
    }
    return new DoubleNetwork(network, sumWeights, sumBiases);
  }

  /** Returns a network of this shape that is zero throughout. */
  public DoubleNetwork zero() {
    return plus(-1, this);
  }

  /** Returns the network whose logits have the opposite sign. */
  public DoubleNetwork withLastLayerFlipped() {
    DoubleNetwork flipped = plus(0, this);
    int last = depth() - 1;
    for (double[] row : flipped.weights[last]) {
      Arrays.setAll(row, o -> -row[o]);
    }
    Arrays.setAll(flipped.biases[last], o -> -biases[last][o]);
    return flipped;
  }

  /** Returns the same weights with biases of zero. */
  public DoubleNetwork withoutBiases() {
    DoubleNetwork without = plus(0, this);
    for (double[] layer : without.biases) {
      Arrays.fill(layer, 0);
    }
    return without;
  }

  /** Returns the inner product with another one's weights in one layer. */
  public double weightProduct(DoubleNetwork other, int layer) {
    double sum = 0;
    for (int i = 0; i < weights[layer].length; i++) {
      sum += Vectors.product(weights[layer][i], other.weights[layer][i]);
    }
    return sum;
  }

  /** Returns the inner product with another one's weights and biases. */
  public double product(DoubleNetwork other) {
    double sum = 0;
    for (int l = 0; l < depth(); l++) {
      sum += weightProduct(other, l) + Vectors.product(biases[l], other.biases[l]);
    }
    return sum;
  }
}
