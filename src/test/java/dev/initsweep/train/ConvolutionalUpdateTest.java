package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Architectures;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.network.Network;
import dev.initsweep.network.Networks;
import dev.initsweep.network.Vectors;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the fused kernel for convolutions to the reference in double over 50 steps. */
class ConvolutionalUpdateTest {

  private static final int STEPS = 50;
  private static final double RATE = .05;

  @ParameterizedTest
  @CsvSource({
    "RELU,       TRAINED, 5x4x2: 3c1 2, 8, 0",
    "RELU,       TRAINED, 5x4x2: 3c3 2, 7, .01",
    "TANH,       TRAINED, 7x6x2: 3c3v 4c3 3, 5, 0",
    "RELU,       TRAINED, 9x7x1: 4c5 p2 5c3 6 3, 8, 0",
    "RELU,       NONE,    9x7x1: 4c5s2 3c3s2 3, 8, .001",
    "LEAKY_RELU, TRAINED, 9x8x2: 4c3s2v 3c2 3, 8, 0",
    "SIGMOID,    TRAINED, 7x7x1: 4c3 p2 3, 8, 0",
    "ELU,        FROZEN,  7x7x1: 4c3 p3 3, 8, 0",
    "SELU,       TRAINED, 7x7x1: 4c3 p3s2 3c3 3, 8, 0",
    "GELU,       TRAINED, 7x7x1: 4c3 p2 3c3 p2 3, 8, 0",
    "SWISH,      TRAINED, 7x7x1: 4c3 a2 3c3 a3s1 3, 1, 0",
    "TANH,       TRAINED, 8x8x2: p2 4c3 3, 8, 0",
    "TANH,       TRAINED, 6x6x2: +(2c3) 3c3 3, 8, 0",
    "RELU,       TRAINED, 6x6x1: 4c3 +(3c1 4c3) p2 +(4c3 4c3) 5 3, 8, 0",
    "RELU,       TRAINED, 28x28x1: 16c3 p2 32c3 p2 64 10, 16, 0"
  })
  void followsTheReference(
      Activation activation, BiasTreatment biases, String text, int size, double decay) {
    Architecture architecture = Architectures.ALL.parse(text, activation, biases);
    Random random = new Random(20260101);
    Parameters start = random(architecture, random);
    DoubleNetwork reference = start.inDouble(Networks.ALL.of(architecture));
    try (FusedWeights weights = new FusedWeights(architecture, 1, architecture.units(0));
        ConvolutionalPass pass = new ConvolutionalPass(weights, size)) {
      weights.write(0, start);
      double[][] inner = new double[1][architecture.depth()];
      double[][] squares = new double[1][architecture.depth()];
      ConvolutionalUpdate update = new ConvolutionalUpdate(pass, RATE, decay, inner, squares);
      for (int s = 0; s < STEPS; s++) {
        double[][] examples = new double[size][architecture.inputs()];
        for (int e = 0; e < size; e++) {
          for (int i = 0; i < examples[e].length; i++) {
            pass.x[i * size + e] = (float) random.nextGaussian();
            examples[e][i] = pass.x[i * size + e];
          }
          pass.labels[e] = random.nextInt(architecture.classes());
        }
        reference = step(reference, architecture, examples, pass.labels, decay);
        update.train(new boolean[] {true}, new double[1]);
      }
      DoubleNetwork found = weights.read(0).inDouble(Networks.ALL.of(architecture));
      DoubleNetwork first = start.inDouble(Networks.ALL.of(architecture));
      for (int l = 0; l < architecture.depth(); l++) {
        assertThat(distance(found.weights(l), reference.weights(l)))
            .as("weights of layer %d", l)
            .isLessThan(1e-5);
        assertThat(distance(new double[][] {found.biases(l)}, new double[][] {reference.biases(l)}))
            .as("biases of layer %d", l)
            .isLessThan(1e-5);
        assertThat(distance(first.weights(l), reference.weights(l))).isGreaterThan(1e-4);
      }
    }
  }

  private static DoubleNetwork step(
      DoubleNetwork at,
      Architecture architecture,
      double[][] examples,
      int[] labels,
      double decay) {
    DoubleNetwork gradient = at.zero();
    for (int e = 0; e < examples.length; e++) {
      Network.Pass pass = at.pass(examples[e]);
      pass.addGradient(1. / examples.length, Vectors.residual(pass.logits(), labels[e]), gradient);
    }
    DoubleNetwork weights = at.withoutBiases();
    for (int l = 0;
        l < architecture.depth() && architecture.biases() != BiasTreatment.TRAINED;
        l++) {
      Arrays.fill(gradient.biases(l), 0);
    }
    return at.plus(-RATE, gradient).plus(-RATE * decay, weights);
  }

  private static Parameters random(Architecture architecture, Random random) {
    float[][] weights = new float[architecture.depth()][];
    float[][] biases = new float[architecture.depth()][];
    for (int l = 0; l < architecture.depth(); l++) {
      weights[l] = normals(architecture.weights(l), Math.sqrt(2. / architecture.fanIn(l)), random);
      biases[l] = normals(architecture.biases(l), .1, random);
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
  private static double distance(double[][] found, double[][] expected) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      for (int o = 0; o < expected[i].length; o++) {
        difference += Math.pow(found[i][o] - expected[i][o], 2);
        norm += Math.pow(expected[i][o], 2);
      }
    }
    return norm == 0 ? 0 : Math.sqrt(difference / norm);
  }
}
