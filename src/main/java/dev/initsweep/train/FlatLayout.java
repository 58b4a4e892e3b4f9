package dev.initsweep.train;

import dev.initsweep.cell.Architecture;

/**
 * Where weights and biases lie in the one vector of a DL4J network: layer by layer, the weights
 * column-major (the weight from input i to output o at {@code o * fanIn + i}), then the biases.
 */
final class FlatLayout {

  private final Architecture architecture;
  private final int[] offsets;

  FlatLayout(Architecture architecture) {
    this.architecture = architecture;
    this.offsets = new int[architecture.depth() + 1];
    for (int l = 0; l < architecture.depth(); l++) {
      int biases = architecture.hasBiases() ? architecture.fanOut(l) : 0;
      offsets[l + 1] = offsets[l] + architecture.weights(l) + biases;
    }
  }

  /** Number of weights and biases. */
  int size() {
    return offsets[offsets.length - 1];
  }

  /** Where a layer's weights begin. */
  int weights(int layer) {
    return offsets[layer];
  }

  /** Where a layer's biases begin, if it has any. */
  int biases(int layer) {
    return offsets[layer] + architecture.weights(layer);
  }

  float[] flatten(Parameters parameters) {
    float[] flat = new float[size()];
    for (int l = 0; l < architecture.depth(); l++) {
      int fanIn = architecture.fanIn(l);
      int fanOut = architecture.fanOut(l);
      float[] weights = parameters.weights(l);
      for (int i = 0; i < fanIn; i++) {
        for (int o = 0; o < fanOut; o++) {
          flat[weights(l) + o * fanIn + i] = weights[i * fanOut + o];
        }
      }
      System.arraycopy(parameters.biases(l), 0, flat, biases(l), parameters.biases(l).length);
    }
    return flat;
  }

  Parameters unflatten(float[] flat) {
    float[][] weights = new float[architecture.depth()][];
    float[][] biases = new float[architecture.depth()][];
    for (int l = 0; l < architecture.depth(); l++) {
      int fanIn = architecture.fanIn(l);
      int fanOut = architecture.fanOut(l);
      weights[l] = new float[fanIn * fanOut];
      for (int i = 0; i < fanIn; i++) {
        for (int o = 0; o < fanOut; o++) {
          weights[l][i * fanOut + o] = flat[weights(l) + o * fanIn + i];
        }
      }
      biases[l] = new float[architecture.hasBiases() ? fanOut : 0];
      System.arraycopy(flat, biases(l), biases[l], 0, biases[l].length);
    }
    return new Parameters(architecture, weights, biases);
  }
}
