package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Mlp;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the fused kernel against DL4J's own step: after 100 of them the parameters agree. */
class FusedStepTest {

  private static final int STEPS = 100;

  @ParameterizedTest
  @CsvSource({
    "RELU,       TRAINED, 12-9-7-4,   8, 0",
    "RELU,       NONE,    12-9-7-4,   8, 0",
    "RELU,       NONE,    20-16-16-10, 64, .01",
    "LEAKY_RELU, TRAINED, 12-9-7-4,   8, 0",
    "TANH,       TRAINED, 12-9-7-4,   8, .001",
    "SIGMOID,    TRAINED, 12-9-7-4,   8, 0",
    "ELU,        TRAINED, 12-9-7-4,   8, 0",
    "SELU,       TRAINED, 12-9-7-4,   8, 0",
    "GELU,       TRAINED, 12-9-7-4,   8, 0",
    "SWISH,      TRAINED, 12-9-7-4,   8, 0",
    "RELU,       TRAINED, 5-1-3,      3, 0",
    "RELU,       TRAINED, 1-10-1-2,   1, 0",
    "RELU,       NONE,    7-3,        5, 0",
    "RELU,       NONE,    30-40-40-40-40-10, 33, 0"
  })
  void followsDl4j(
      Activation activation, BiasTreatment biases, String widths, int size, double decay) {
    Mlp architecture =
        new Mlp(
            List.of(widths.split("-")).stream().map(Integer::valueOf).toList(), activation, biases);
    Random random = new Random(20260101);
    Parameters start = random(architecture, random);
    double rate = .05;
    ReferenceNetwork reference = new ReferenceNetwork(architecture, rate, decay);
    reference.write(start);
    try (FusedWeights weights = new FusedWeights(architecture, 1, architecture.units(0));
        FusedPass pass = new FusedPass(weights, size)) {
      weights.write(0, start);
      FusedStep step = new FusedStep(pass, rate, decay, new double[1][architecture.depth()]);
      double[] losses = new double[1];
      for (int s = 0; s < STEPS; s++) {
        float[] inputs = new float[size * architecture.inputs()];
        for (int i = 0; i < inputs.length; i++) {
          inputs[i] = (float) random.nextGaussian();
        }
        pass.x.put(inputs);
        for (int i = 0; i < size; i++) {
          pass.labels[i] = random.nextInt(architecture.classes());
        }
        reference.fit(inputs, pass.labels);
        step.train(new boolean[] {true}, losses);
      }
      Parameters expected = reference.read();
      Parameters found = weights.read(0);
      for (int l = 0; l < architecture.depth(); l++) {
        assertThat(distance(found.weights(l), expected.weights(l)))
            .as("weights of layer %d", l)
            .isLessThan(1e-5);
        assertThat(distance(found.biases(l), expected.biases(l)))
            .as("biases of layer %d", l)
            .isLessThan(1e-5);
        assertThat(distance(start.weights(l), expected.weights(l))).isGreaterThan(1e-3);
      }
    }
  }

  private static Parameters random(Mlp architecture, Random random) {
    float[][] weights = new float[architecture.depth()][];
    float[][] biases = new float[architecture.depth()][];
    for (int l = 0; l < architecture.depth(); l++) {
      double deviation = Math.sqrt(2. / architecture.fanIn(l));
      weights[l] = normals(architecture.weights(l), deviation, random);
      biases[l] = normals(architecture.hasBiases() ? architecture.units(l) : 0, .1, random);
    }
    return new Parameters(architecture, weights, biases);
  }

  private static float[] normals(int count, double deviation, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  /** Norm of the difference over norm. */
  private static double distance(float[] found, float[] expected) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.pow((double) found[i] - expected[i], 2);
      norm += Math.pow(expected[i], 2);
    }
    return norm == 0 ? 0 : Math.sqrt(difference / norm);
  }
}
