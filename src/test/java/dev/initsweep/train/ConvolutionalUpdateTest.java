package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Architectures;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import dev.initsweep.network.Dl4jModel;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.network.Network;
import dev.initsweep.network.Networks;
import dev.initsweep.network.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Holds the fused kernel for convolutions, and DL4J, to the reference in double over 50 steps. */
class ConvolutionalUpdateTest {

  private static final int STEPS = 50;
  private static final double RATE = .05;

  /** Examples of a minibatch, and what is left of one. */
  private static final int AT_A_TIME = 5;

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
    compare(Architectures.ALL.parse(text, activation, biases), size, decay);
  }

  /** Kernels, strides and paddings with each pooling; activations and sizes in turn. */
  static Stream<Arguments> crossing() {
    List<Activation> activations = List.of(Activation.values());
    List<Arguments> all = new ArrayList<>();
    for (int kernel : new int[] {1, 3, 5}) {
      for (String stride : List.of("", "s2")) {
        for (String padding : List.of("", "v")) {
          for (String pooling : List.of("p2", "a2", "p2s1", "a2s1")) {
            int turn = all.size();
            String branch = turn / 4 % 2 == 0 ? " +(3c3 3c1)" : "";
            all.add(
                Arguments.of(
                    activations.get(turn * 3 % activations.size()),
                    "9x7x2: 3c" + kernel + stride + padding + branch + " " + pooling + " 4 3",
                    new int[] {8, 7, 1, 5}[turn / 2 % 4]));
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("crossing")
  void followsTheReferenceInEachCombination(Activation activation, String text, int size) {
    compare(Architectures.ALL.parse(text, activation, BiasTreatment.TRAINED), size, 0);
  }

  private static void compare(Architecture architecture, int size, double decay) {
    Random random = new Random(20260101);
    Parameters start = random(architecture, random);
    DoubleNetwork reference = start.inDouble(Networks.ALL.of(architecture));
    try (FusedWeights weights = new FusedWeights(architecture, 1, architecture.units(0));
        ConvolutionalPass pass = new ConvolutionalPass(weights, AT_A_TIME)) {
      weights.write(0, start);
      Dl4jSteps dl4j = new Dl4jSteps(architecture, start, decay);
      double[][] inner = new double[1][architecture.depth()];
      double[][] squares = new double[1][architecture.depth()];
      ConvolutionalUpdate update = new ConvolutionalUpdate(pass, RATE, decay, inner, squares);
      for (int s = 0; s < STEPS; s++) {
        double[][] examples = new double[size][architecture.inputs()];
        int[] labels = new int[size];
        update.begin();
        for (int from = 0; from < size; from += AT_A_TIME) {
          int count = Math.min(AT_A_TIME, size - from);
          Arrays.fill(pass.x, 0);
          for (int e = 0; e < count; e++) {
            for (int i = 0; i < architecture.inputs(); i++) {
              pass.x[i * AT_A_TIME + e] = (float) random.nextGaussian();
              examples[from + e][i] = pass.x[i * AT_A_TIME + e];
            }
            labels[from + e] = random.nextInt(architecture.classes());
            pass.labels[e] = labels[from + e];
          }
          update.add(0, count);
        }
        update.end(0, size);
        reference = step(reference, architecture, examples, labels, decay);
        dl4j.fit(examples, labels);
      }
      assertFollows(weights.read(0), reference, start, 1e-5);
      // Of a hundred thousand largest values one changes its place by rounding within 50 steps, in
      // DL4J at the 23rd, and moves all that follows by 1e-4.
      if (architecture.inputs() < 200) {
        assertFollows(dl4j.read(), reference, start, 2e-5);
      }
    }
  }

  private static void assertFollows(
      Parameters parameters, DoubleNetwork reference, Parameters start, double bound) {
    Architecture architecture = start.architecture();
    DoubleNetwork found = parameters.inDouble(Networks.ALL.of(architecture));
    DoubleNetwork first = start.inDouble(Networks.ALL.of(architecture));
    for (int l = 0; l < architecture.depth(); l++) {
      assertThat(distance(found.weights(l), reference.weights(l)))
          .as("weights of layer %d", l)
          .isLessThan(bound);
      assertThat(distance(new double[][] {found.biases(l)}, new double[][] {reference.biases(l)}))
          .as("biases of layer %d", l)
          .isLessThan(bound);
      assertThat(distance(first.weights(l), reference.weights(l))).isGreaterThan(1e-4);
    }
  }

  /** DL4J on the same minibatches, by the model that its engine trains. */
  private static final class Dl4jSteps {
    private final Architecture architecture;
    private final FlatParameters layout;
    private final Dl4jModel model;

    Dl4jSteps(Architecture architecture, Parameters start, double decay) {
      this.architecture = architecture;
      Network network = Networks.ALL.of(architecture);
      layout = new FlatParameters(architecture, network.layout());
      float[] flat = layout.flatten(start);
      model =
          network.model(
              Setting.of(
                      new DataChoice("noise", "digest", 1, Subset.FIRST, InputScaling.UNIT),
                      architecture)
                  .learningRate(RATE)
                  .weightDecay(decay)
                  .build(),
              new LossMCXENT(),
              DataType.FLOAT,
              Nd4j.createFromArray(flat).reshape(1, flat.length));
    }

    void fit(double[][] examples, int[] labels) {
      INDArray targets = Nd4j.zeros(DataType.FLOAT, labels.length, architecture.classes());
      for (int e = 0; e < labels.length; e++) {
        targets.putScalar(e, labels[e], 1);
      }
      model.fit(Nd4j.createFromArray(examples).castTo(DataType.FLOAT), targets);
    }

    Parameters read() {
      return layout.unflatten(model.model().params().dup().data().asFloat());
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
