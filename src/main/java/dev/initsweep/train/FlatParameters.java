package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.network.FlatLayout;

/** Copies weights and biases into the one vector of a DL4J network, and back. */
final class FlatParameters {

  private final Architecture architecture;
  private final FlatLayout layout;

  FlatParameters(Architecture architecture, FlatLayout layout) {
    this.architecture = architecture;
    this.layout = layout;
  }

  float[] flatten(Parameters parameters) {
    float[] flat = new float[layout.size()];
    for (int l = 0; l < architecture.depth(); l++) {
      int fanIn = architecture.fanIn(l);
      int units = architecture.units(l);
      int start = layout.weights().get(l);
      float[] weights = parameters.weights(l);
      for (int i = 0; i < fanIn; i++) {
        for (int o = 0; o < units; o++) {
          flat[start + o * fanIn + i] = weights[i * units + o];
        }
      }
      float[] biases = parameters.biases(l);
      System.arraycopy(biases, 0, flat, layout.biases().get(l), biases.length);
    }
    return flat;
  }

  Parameters unflatten(float[] flat) {
    float[][] weights = new float[architecture.depth()][];
    float[][] biases = new float[architecture.depth()][];
    for (int l = 0; l < architecture.depth(); l++) {
      int fanIn = architecture.fanIn(l);
      int units = architecture.units(l);
      int start = layout.weights().get(l);
      weights[l] = new float[architecture.weights(l)];
      for (int i = 0; i < fanIn; i++) {
        for (int o = 0; o < units; o++) {
          weights[l][i * units + o] = flat[start + o * fanIn + i];
        }
      }
      biases[l] = new float[architecture.biases(l)];
      System.arraycopy(flat, layout.biases().get(l), biases[l], 0, biases[l].length);
    }
    return new Parameters(architecture, weights, biases);
  }
}
