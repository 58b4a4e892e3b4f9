package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Scales;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.network.Network;
import java.util.List;
import org.junit.jupiter.api.Test;

class TangentKernelTest {

  private static final int NETWORKS = 250;

  @Test
  void isTheMeanOfWideNetworksGradientProducts() {
    PredictorInput question = Invented.question(2, BiasTreatment.TRAINED, .1, 1, 1, 6, 400, 300, 2);
    TrainingInputs inputs = TrainingInputs.of(question, 2);
    Mlp architecture = Mlp.of(question.group().setting().architecture());
    Scales scales = new Scales(List.of(1.5, 2., 3.));
    double[] weights = new double[3];
    double[] biases = new double[3];
    double[] empiricalWeights = new double[3];
    double[] empiricalBiases = new double[3];
    for (int seed = 0; seed < NETWORKS; seed++) {
      DoubleNetwork network = DoubleNetwork.random(architecture, scales, seed);
      DoubleNetwork[] gradients = {network.zero(), network.zero()};
      for (int i = 0; i < 2; i++) {
        Network.Pass pass = network.pass(inputs.values(i));
        pass.addGradient(1, new double[] {1, 0}, gradients[i]);
      }
      for (int l = 0; l < 3; l++) {
        empiricalWeights[l] += gradients[0].weightProduct(gradients[1], l) / NETWORKS;
        for (int o = 0; o < architecture.units(l); o++) {
          empiricalBiases[l] += gradients[0].biases(l)[o] * gradients[1].biases(l)[o] / NETWORKS;
        }
      }
    }
    double norms = Math.sqrt(product(inputs, 0, 0) * product(inputs, 1, 1));
    new TangentKernel(architecture, scales).at(product(inputs, 0, 1), norms, weights, biases);
    for (int l = 0; l < 3; l++) {
      // The standard error of the mean over 250 networks of these widths is 1.5 % or less.
      assertThat(empiricalWeights[l])
          .as("weights of layer %s", l)
          .isCloseTo(weights[l], within(.06 * weights[l]));
      assertThat(empiricalBiases[l])
          .as("biases of layer %s", l)
          .isCloseTo(biases[l], within(.06 * biases[l]));
    }
  }

  private static double product(TrainingInputs inputs, int i, int j) {
    double sum = 0;
    for (int k = 0; k < inputs.values(i).length; k++) {
      sum += inputs.values(i)[k] * inputs.values(j)[k];
    }
    return sum;
  }
}
