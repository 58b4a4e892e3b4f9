package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.network.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * A network's weights and biases in float. The arrays are the network's own, not copies.
 *
 * <p>{@code weights(l)} is row-major, inputs x units: the weight from input i to unit o is at
 * {@code i * units + o}. {@code biases(l)} has an entry a unit, or none where the network has no
 * biases.
 */
final class Parameters {

  private final Architecture architecture;
  private final float[][] weights;
  private final float[][] biases;

  Parameters(Architecture architecture, float[][] weights, float[][] biases) {
    this.architecture = architecture;
    this.weights = weights;
    this.biases = biases;
  }

  Architecture architecture() {
    return architecture;
  }

  float[] weights(int layer) {
    return weights[layer];
  }

  float[] biases(int layer) {
    return biases[layer];
  }

  /** |W_l|^2 / d_l of each layer, summed in double. */
  List<Double> meanSquares() {
    return meanSquares(weights);
  }

  /** |b_l|^2 / m_l of each layer, summed in double; empty where the network has no biases. */
  List<Double> biasMeanSquares() {
    return architecture.hasBiases() ? meanSquares(biases) : List.of();
  }

  /** The same network in double. */
  DoubleNetwork inDouble(Network computing) {
    DoubleNetwork network = DoubleNetwork.zero(computing, architecture);
    for (int l = 0; l < weights.length; l++) {
      int units = architecture.units(l);
      for (int i = 0; i < weights[l].length; i++) {
        network.weights(l)[i / units][i % units] = weights[l][i];
      }
      for (int o = 0; o < biases[l].length; o++) {
        network.biases(l)[o] = biases[l][o];
      }
    }
    return network;
  }

  private static List<Double> meanSquares(float[][] layers) {
    List<Double> means = new ArrayList<>();
    for (float[] layer : layers) {
      double sum = 0;
      for (float value : layer) {
        sum += (double) value * value;
      }
      means.add(sum / layer.length);
    }
    return means;
  }
}
