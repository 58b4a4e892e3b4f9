package dev.initsweep.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Architectures;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.NetworkFamily;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import dev.initsweep.cell.WeightTensor;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** What a family of networks keeps to, both halves of it. */
final class NetworkContract {

  private static final int EXAMPLES = 3;
  private static final long SEED = 20260101;

  private NetworkContract() {}

  /** Goes through both lists: each line of one has its line in the other, and they agree. */
  static void check(Architectures architectures, Networks networks) {
    for (Networks.Line<?> line : networks.lines()) {
      assertThat(architectures.families())
          .as("family of the computed %s", line.type())
          .anyMatch(family -> family.type().equals(line.type()));
    }
    for (NetworkFamily family : architectures.families()) {
      for (Activation activation : Activation.values()) {
        checkNetwork(architectures, networks, family, activation, BiasTreatment.TRAINED);
      }
      checkNetwork(architectures, networks, family, Activation.TANH, BiasTreatment.FROZEN);
      checkNetwork(architectures, networks, family, Activation.TANH, BiasTreatment.NONE);
    }
  }

  private static void checkNetwork(
      Architectures architectures,
      Networks networks,
      NetworkFamily family,
      Activation activation,
      BiasTreatment biases) {
    Architecture architecture = architectures.parse(family.example(), activation, biases);
    checkText(architectures, family, architecture);
    checkIdentity(architectures, family, architecture);
    checkComputation(architecture, networks);
  }

  /** What holds for each network of a family. */
  static void checkComputation(Architecture architecture, Networks networks) {
    checkTensors(architecture);
    Network network = networks.of(architecture);
    checkLayout(architecture, network.layout());
    checkGradients(architecture, network);
  }

  private static void checkText(
      Architectures architectures, NetworkFamily family, Architecture architecture) {
    assertThat(architecture).isInstanceOf(family.type());
    assertThat(architecture.text()).isEqualTo(family.example());
    assertThat(
            architectures.families().stream()
                .filter(
                    other ->
                        other
                            .parser()
                            .parse(
                                family.example(), architecture.activation(), architecture.biases())
                            .isPresent()))
        .as("families that read %s", family.example())
        .containsExactly(family);
  }

  private static void checkTensors(Architecture architecture) {
    List<WeightTensor> tensors = architecture.tensors();
    assertThat(tensors).extracting(WeightTensor::name).doesNotHaveDuplicates();
    for (int l = 0; l < architecture.depth(); l++) {
      assertThat(tensors.get(l).fanIn()).isEqualTo(architecture.fanIn(l));
      assertThat(tensors.get(l).count()).isEqualTo(architecture.weights(l));
    }
    assertThat(tensors).hasSize(architecture.depth());
    assertThat(architecture.outputs(architecture.depth() - 1)).isEqualTo(architecture.classes());
    assertThat(architecture.inputs()).isEqualTo(architecture.input().values());
  }

  /** A hash of lines says which family a network is of, and all that the text does not say. */
  private static void checkIdentity(
      Architectures architectures, NetworkFamily family, Architecture architecture) {
    assertThat(architecture.identity().values())
        .contains(
            architecture.text(), architecture.activation().label(), architecture.biases().label());
    for (NetworkFamily other : architectures.families()) {
      if (!other.equals(family)) {
        assertThat(
                architectures
                    .parse(other.example(), architecture.activation(), architecture.biases())
                    .identity())
            .isNotEqualTo(architecture.identity());
      }
    }
  }

  private static void checkLayout(Architecture architecture, FlatLayout layout) {
    Set<Integer> taken = new HashSet<>();
    for (int l = 0; l < architecture.depth(); l++) {
      int weights = layout.weights().get(l);
      int biases = layout.biases().get(l);
      IntStream.range(weights, weights + architecture.weights(l)).forEach(taken::add);
      IntStream.range(biases, biases + architecture.biases(l)).forEach(taken::add);
    }
    assertThat(taken).hasSize(layout.size());
    assertThat((long) layout.size()).isEqualTo(architecture.parameters());
  }

  /**
   * DL4J in double, which sums over a minibatch and adds 1e-10 to probabilities before it takes
   * their logs, against the reference, and the reference against central differences of its own
   * loss along a direction: their truncation is of order 1e-10, and no unit crosses a kink on so
   * short a way but by chance.
   */
  private static void checkGradients(Architecture architecture, Network network) {
    Random random = new Random(SEED);
    DoubleNetwork at = drawn(architecture, network, random);
    double[][] examples = new double[EXAMPLES][architecture.inputs()];
    int[] labels = new int[EXAMPLES];
    INDArray oneHot = Nd4j.zeros(DataType.DOUBLE, EXAMPLES, architecture.classes());
    for (int e = 0; e < EXAMPLES; e++) {
      for (int i = 0; i < examples[e].length; i++) {
        examples[e][i] = random.nextGaussian();
      }
      labels[e] = random.nextInt(architecture.classes());
      oneHot.putScalar(e, labels[e], 1);
    }
    DoubleNetwork gradient = at.zero();
    for (int e = 0; e < EXAMPLES; e++) {
      Network.Pass pass = at.pass(examples[e]);
      double[] byLogits = Vectors.residual(pass.logits(), labels[e]);
      DoubleNetwork own = at.zero();
      double square = pass.addGradient(1, byLogits, own);
      double expected =
          IntStream.range(0, architecture.depth())
              .mapToDouble(l -> own.weightProduct(own, l))
              .sum();
      assertThat(square).isCloseTo(expected, within(1e-9 * (1 + expected)));
      pass.addGradient(1. / EXAMPLES, byLogits, gradient);
    }
    Dl4jModel dl4j =
        network.model(
            setting(architecture),
            new LossMCXENT(),
            DataType.DOUBLE,
            Nd4j.create(new double[][] {flat(architecture, network, at)}));
    dl4j.differentiate(Nd4j.create(examples), oneHot);
    assertThat(dl4j.model().score()).isCloseTo(loss(at, examples, labels), within(1e-8));
    double[] theirs = dl4j.model().getGradientsViewArray().dup().reshape(-1).toDoubleVector();
    double[] ours = flat(architecture, network, gradient);
    double farthest =
        IntStream.range(0, ours.length)
            .mapToDouble(p -> Math.abs(theirs[p] / EXAMPLES - ours[p]))
            .max()
            .orElseThrow();
    assertThat(farthest).as("%s, seed %d", architecture, SEED).isLessThan(1e-8);
    DoubleNetwork direction = drawn(architecture, network, random);
    double h = 1e-6 / Math.sqrt(direction.product(direction));
    double quotient =
        (loss(at.plus(h, direction), examples, labels)
                - loss(at.plus(-h, direction), examples, labels))
            / (2 * h);
    double slope = gradient.product(direction);
    assertThat(slope)
        .as("%s, seed %d", architecture, SEED)
        .isCloseTo(quotient, within(1e-6 * (1 + Math.abs(quotient))));
  }

  private static DoubleNetwork drawn(Architecture architecture, Network network, Random random) {
    DoubleNetwork drawn = DoubleNetwork.zero(network, architecture);
    for (int l = 0; l < architecture.depth(); l++) {
      for (double[] row : drawn.weights(l)) {
        for (int o = 0; o < row.length; o++) {
          row[o] = random.nextGaussian() / Math.sqrt(architecture.fanIn(l));
        }
      }
      for (int o = 0; o < architecture.biases(l); o++) {
        drawn.biases(l)[o] = .3 * random.nextGaussian();
      }
    }
    return drawn;
  }

  private static double loss(DoubleNetwork at, double[][] examples, int[] labels) {
    double sum = 0;
    for (int e = 0; e < examples.length; e++) {
      double[] residual = Vectors.residual(at.pass(examples[e]).logits(), labels[e]);
      sum -= Math.log(1 + residual[labels[e]]) / examples.length;
    }
    return sum;
  }

  /** Weights unit by unit, as {@link FlatLayout} says. */
  private static double[] flat(Architecture architecture, Network network, DoubleNetwork at) {
    FlatLayout layout = network.layout();
    double[] flat = new double[layout.size()];
    for (int l = 0; l < architecture.depth(); l++) {
      int fanIn = architecture.fanIn(l);
      for (int i = 0; i < fanIn; i++) {
        for (int o = 0; o < architecture.units(l); o++) {
          flat[layout.weights().get(l) + o * fanIn + i] = at.weights(l)[i][o];
        }
      }
      System.arraycopy(at.biases(l), 0, flat, layout.biases().get(l), architecture.biases(l));
    }
    return flat;
  }

  private static Setting setting(Architecture architecture) {
    return Setting.of(
            new DataChoice("noise", "digest", EXAMPLES, Subset.FIRST, InputScaling.UNIT),
            architecture)
        .build();
  }
}
