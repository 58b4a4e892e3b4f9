package dev.initsweep.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.CommonRandomNumbers;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.InitialDistribution;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.MinibatchSampling;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class NetworkConfigurationTest {

  private static final int EXAMPLES = 6;
  private static final double H = 1e-5;

  /**
   * DL4J's gradient, the sum over the minibatch, against central differences of its own mean loss
   * in double: their truncation is of order H^2 = 1e-10, their rounding 1e-16 / H = 1e-11.
   */
  @ParameterizedTest
  @EnumSource(Activation.class)
  void gradientIsTheSlopeOfTheLoss(Activation activation) {
    long seed = 20260101;
    Random random = new Random(seed);
    MultiLayerNetwork network = network(activation);
    INDArray inputs = normals(random, EXAMPLES, 4);
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, EXAMPLES, 3);
    for (int e = 0; e < EXAMPLES; e++) {
      labels.putScalar(e, random.nextInt(3), 1);
    }
    network.setParams(normals(random, 1, (int) network.numParams()).mul(.7));
    network.setInput(inputs);
    network.setLabels(labels);
    network.computeGradientAndScore();
    INDArray gradient = network.getFlattenedGradients().dup();
    for (int p = 0; p < network.numParams(); p++) {
      double value = network.params().getDouble(p);
      double slope = (loss(network, p, value + H) - loss(network, p, value - H)) / (2 * H);
      loss(network, p, value);
      assertThat(gradient.getDouble(p) / EXAMPLES)
          .as("parameter %d, seed %d", p, seed)
          .isCloseTo(slope, within(1e-8));
    }
  }

  private static double loss(MultiLayerNetwork network, int parameter, double value) {
    network.params().putScalar(parameter, value);
    network.computeGradientAndScore();
    return network.score();
  }

  private static INDArray normals(Random random, int rows, int columns) {
    INDArray array = Nd4j.create(DataType.DOUBLE, rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }

  private static MultiLayerNetwork network(Activation activation) {
    Setting setting =
        new Setting(
            new DataChoice("noise", "digest", EXAMPLES, Subset.FIRST, InputScaling.UNIT),
            new Architecture(List.of(4, 5, 4, 3), activation, BiasTreatment.TRAINED),
            InitialDistribution.NORMAL,
            InitialBiases.ZERO,
            .05,
            0,
            EXAMPLES,
            MinibatchSampling.SHUFFLE,
            1,
            CommonRandomNumbers.BOTH);
    MultiLayerNetwork network =
        new MultiLayerNetwork(NetworkConfiguration.of(setting, new LossMCXENT(), DataType.DOUBLE));
    network.init();
    return network;
  }
}
