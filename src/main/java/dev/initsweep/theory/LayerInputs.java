package dev.initsweep.theory;

import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.network.Network;
import dev.initsweep.network.Networks;
import java.util.Arrays;
import java.util.Optional;

/**
 * Measures what comes into the layers of networks drawn at random, on training examples: the means
 * that recursions of wide networks give for fully connected layers, and that depend on pixels,
 * borders and poolings in convolutional ones.
 */
record LayerInputs(Setting setting, TrainingInputs inputs) {

  /** Bounds how many examples are looked at. */
  static final int EXAMPLES = 50;

  private static final int DRAWS = 4;

  /** Mean over draws and examples of the mean square of what a layer's units add up. */
  double meanSquare(Scales scales, int layer) {
    double sum = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      DoubleNetwork network = DoubleNetwork.random(Networks.ALL, setting, scales, draw);
      for (int e = 0; e < inputs.size(); e++) {
        Network.Pass pass = network.pass(inputs.values(e));
        sum += pass.meanSquareInput(layer);
      }
    }
    return sum / DRAWS / inputs.size();
  }

  /**
   * Returns the scales that give each layer's pre-activations a variance, layer by layer, each with
   * the ones before it set; empty where biases alone give more.
   *
   * @param variance of the pre-activations
   */
  Optional<Scales> scales(double variance) {
    int depth = setting.architecture().depth();
    double[] found = new double[depth];
    Arrays.fill(found, 1);
    for (int l = 0; l < depth; l++) {
      int fanIn = setting.architecture().fanIn(l);
      double constant = setting.initialBiases().variance(0, fanIn);
      double slope = setting.initialBiases().variance(1, fanIn) - constant;
      double wanted = variance - constant;
      double square = meanSquare(new Scales(Arrays.stream(found).boxed().toList()), l);
      if (!(wanted > 0 && square > 0)) {
        return Optional.empty();
      }
      found[l] = PredictionBuilder.rounded(wanted / (square + slope));
    }
    return Optional.of(new Scales(Arrays.stream(found).boxed().toList()));
  }
}
