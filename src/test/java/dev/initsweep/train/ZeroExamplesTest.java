package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Setting;
import dev.initsweep.data.ByteExamples;
import dev.initsweep.data.Dataset;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.network.Network;
import dev.initsweep.network.Networks;
import dev.initsweep.network.Vectors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples of zeros alone sit at a kink, and every engine takes the same side of it. */
class ZeroExamplesTest {

  private static final int EXAMPLES = 8;

  static Stream<Trial> trials() {
    return Stream.of("9-6-3", "9-6-5-3", "3x3x1: 4c3 3", "3x3x1: 4c2v p2 5 3", "3x3x1: +(1c3) 5 3")
        .map(text -> new Trial().network(text).activation(Activation.LEAKY_RELU))
        .map(trial -> trial.trainExamples(EXAMPLES).batchSize(EXAMPLES).learningRate(.5).epochs(1));
  }

  /** Half of the examples are zero. */
  private static Dataset data() {
    byte[] values = new byte[EXAMPLES * 9];
    byte[] labels = new byte[EXAMPLES];
    for (int e = 0; e < EXAMPLES; e++) {
      labels[e] = (byte) (e % 3);
      for (int i = 0; i < 9 && e % 2 == 0; i++) {
        values[e * 9 + i] = (byte) (7 * e + 11 * i + 5);
      }
    }
    ByteExamples examples = new ByteExamples(9, values, labels);
    return new Dataset("noise", "digest", 3, examples, examples);
  }

  @ParameterizedTest
  @MethodSource("trials")
  void aStepIsTheReferencesInBothEngines(Trial trial) {
    for (BiasTreatment biases : new BiasTreatment[] {BiasTreatment.TRAINED, BiasTreatment.NONE}) {
      Cell cell = trial.biases(biases).cell(2);
      CellData data = new CellData(cell, data());
      DoubleNetwork expected = step(cell, data);
      for (EpochEngine engine : List.of(new FusedEngine(), new Dl4jEngine())) {
        NetworkState start = NetworkState.initial(InitialWeights.of(cell));
        try (Training training = engine.start(List.of(cell), data, List.of(start), 0)) {
          training.epoch();
          DoubleNetwork found =
              training.parameters(0).inDouble(Networks.ALL.of(cell.setting().architecture()));
          DoubleNetwork difference = found.plus(-1, expected);
          assertThat(difference.product(difference))
              .as("%s %s", engine.label(), cell.setting().architecture())
              .isCloseTo(0, within(1e-11));
        }
      }
    }
  }

  private static DoubleNetwork step(Cell cell, CellData data) {
    Setting setting = cell.setting();
    DoubleNetwork at = InitialWeights.of(cell).inDouble(Networks.ALL.of(setting.architecture()));
    DoubleNetwork gradient = at.zero();
    float[] values = new float[9];
    for (int e = 0; e < EXAMPLES; e++) {
      data.train().copyInputs(e, values, 0);
      double[] example = new double[9];
      for (int i = 0; i < 9; i++) {
        example[i] = values[i];
      }
      Network.Pass pass = at.pass(example);
      double[] residual = Vectors.residual(pass.logits(), data.train().label(e));
      pass.addGradient(1. / EXAMPLES, residual, gradient);
    }
    DoubleNetwork biasless = gradient.withoutBiases();
    return at.plus(
        -setting.learningRate(), setting.architecture().hasBiases() ? gradient : biasless);
  }

  @Test
  void rowsTellTheDerivativeByTheirKernel() {
    Setting leaky = new Trial().activation(Activation.LEAKY_RELU).setting();
    Setting relu = new Trial().setting();
    assertThat(new Dl4jEngine().kernel("machine", leaky)).isEqualTo("machine, leaky-relu .01 at 0");
    assertThat(new Dl4jEngine().kernel("machine", relu)).isEqualTo("machine");
    assertThat(new FusedEngine().kernel("machine", leaky)).doesNotContain("leaky");
    Setting gelu = new Trial().activation(Activation.GELU).setting();
    assertThat(new Dl4jEngine().kernel("machine", gelu))
        .isEqualTo("machine, derivative 1 where DL4J has NaN");
  }
}
