package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Architectures;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.eigen.Eigen;
import org.nd4j.linalg.factory.Nd4j;

class SharpnessTest {

  private static final Mlp NETWORK =
      new Mlp(List.of(4, 5, 3, 3), Activation.TANH, BiasTreatment.TRAINED);

  private final PredictorInput question =
      Invented.question(8, BiasTreatment.TRAINED, .1, 8, 1, 4, 5, 3, 3);
  private final TrainingInputs inputs = TrainingInputs.of(question, 8);

  @ParameterizedTest
  @EnumSource
  void productIsTheDifferenceQuotientOfTheGradient(Activation activation) {
    Mlp architecture = new Mlp(NETWORK.widths(), activation, BiasTreatment.TRAINED);
    DoubleNetwork network = DoubleNetwork.random(architecture, Scales.uniform(3, 3), 1);
    DoubleNetwork direction = DoubleNetwork.random(architecture, Scales.uniform(1, 3), 2);
    direction.biases(1)[0] = .4;
    for (int l = 0; l < 3; l++) {
      Arrays.fill(network.biases(l), .1);
    }
    // So short that no unit of these 8 examples crosses its kink.
    double h = 1e-6;
    DoubleNetwork difference =
        inputs
            .gradient(network.plus(h, direction))
            .plus(-1, inputs.gradient(network.plus(-h, direction)));
    DoubleNetwork product = new HessianProduct(architecture, network, direction).over(inputs);
    List<Double> expected = numbers(network.zero().plus(1 / (2 * h), difference));
    List<Double> actual = numbers(product);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i)).as("number %s", i).isCloseTo(expected.get(i), within(1e-7));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TRAINED", "FROZEN"})
  void isTheLargestEigenvalueOfTheWholeMatrix(BiasTreatment biases) {
    for (double g : new double[] {.5, 2, 20}) {
      DoubleNetwork network = DoubleNetwork.random(NETWORK, Scales.uniform(g, 3), 4);
      INDArray hessian = hessian(network, biases, 1e-5);
      INDArray eigenvalues = Eigen.symmetricGeneralizedEigenvalues(hessian.dup());
      assertThat(
              new Sharpness(new Mlp(NETWORK.widths(), NETWORK.activation(), biases), inputs)
                  .of(network))
          .as("g = %s", g)
          .isCloseTo(eigenvalues.maxNumber().doubleValue(), within(2e-3));
    }
  }

  @ParameterizedTest
  @CsvSource({"TANH, TRAINED", "TANH, FROZEN", "RELU, TRAINED", "GELU, NONE"})
  void ofAConvolutionalNetworkItIsTheLargestEigenvalueToo(
      Activation activation, BiasTreatment biases) {
    Architecture architecture =
        Architectures.ALL.parse("2x2x1: 3c3 +(3c1) p2 4 3", activation, biases);
    for (double g : new double[] {.5, 2, 8}) {
      DoubleNetwork network =
          DoubleNetwork.random(architecture, Scales.uniform(g, architecture.depth()), 4);
      INDArray eigenvalues =
          Eigen.symmetricGeneralizedEigenvalues(hessian(network, biases, 1e-8).dup());
      assertThat(new Sharpness(architecture, inputs).of(network))
          .as("g = %s", g)
          .isCloseTo(eigenvalues.maxNumber().doubleValue(), within(2e-3));
    }
  }

  @Test
  void edgeOfAConvolutionalNetworkIsWhereEtaTimesTheSharpnessIsTwo() {
    PredictorInput dense = Invented.question(20, BiasTreatment.NONE, .4, 8, 1, 6, 30, 20, 3);
    Setting setting =
        dense
            .group()
            .setting()
            .change()
            .architecture(
                Architectures.ALL.parse("3x2x1: 12c3 12c3 3", Activation.RELU, BiasTreatment.NONE))
            .build();
    PredictorInput question =
        new PredictorInput(new Group(setting, new Axis.FanIn()), dense.data(), List.of());
    Prediction edge = new EdgeOfStability().answer(question);
    double g = edge.roots().get(edge.roots().size() - 1);
    DoubleNetwork start = DoubleNetwork.random(setting.architecture(), Scales.uniform(g, 3), 1);
    TrainingInputs all = TrainingInputs.of(question, 20);
    assertThat(.4 * new Sharpness(setting.architecture(), all).of(start)).isCloseTo(2, within(.4));
  }

  @Test
  void edgeIsWhereEtaTimesTheSharpnessIsTwo() {
    PredictorInput fast = Invented.question(20, BiasTreatment.NONE, .4, 8, 1, 6, 30, 20, 3);
    Prediction edge = new EdgeOfStability().answer(fast);
    double g = edge.roots().get(edge.roots().size() - 1);
    TrainingInputs all = TrainingInputs.of(fast, 20);
    DoubleNetwork start =
        DoubleNetwork.random(fast.group().setting().architecture(), Scales.uniform(g, 3), 1);
    // Interpolated between octaves.
    assertThat(.4 * new Sharpness(Mlp.of(fast.group().setting().architecture()), all).of(start))
        .isCloseTo(2, within(.2));
  }

  @Test
  void saysThatTheRateIsTooSmallForAnyEdge() {
    PredictorInput slow = Invented.question(20, BiasTreatment.NONE, 1e-6, 8, 1, 6, 30, 20, 3);
    assertThat(new EdgeOfStability().answer(slow).reason())
        .isEqualTo(
            "eta times the start's sharpness is below 2 at the greatest variance tried (g 0.125 to"
                + " 512)");
  }

  /** Column by column from difference quotients of the gradient. */
  private INDArray hessian(DoubleNetwork network, BiasTreatment biases, double h) {
    int size = numbers(network).size();
    INDArray matrix = Nd4j.zeros(DataType.DOUBLE, size, size);
    for (int column = 0; column < size; column++) {
      DoubleNetwork unit = network.zero();
      set(unit, column);
      DoubleNetwork free = biases == BiasTreatment.TRAINED ? unit : unit.withoutBiases();
      DoubleNetwork difference =
          inputs.gradient(network.plus(h, free)).plus(-1, inputs.gradient(network.plus(-h, free)));
      List<Double> entries =
          numbers(biases == BiasTreatment.TRAINED ? difference : difference.withoutBiases());
      for (int row = 0; row < size; row++) {
        matrix.putScalar(row, column, entries.get(row) / (2 * h));
      }
    }
    return matrix.add(matrix.transpose()).div(2);
  }

  private static void set(DoubleNetwork network, int index) {
    int left = index;
    for (int l = 0; l < network.depth(); l++) {
      for (double[] row : network.weights(l)) {
        if (left >= 0 && left < row.length) {
          row[left] = 1;
        }
        left -= row.length;
      }
      if (left >= 0 && left < network.biases(l).length) {
        network.biases(l)[left] = 1;
      }
      left -= network.biases(l).length;
    }
  }

  private static List<Double> numbers(DoubleNetwork network) {
    List<Double> numbers = new ArrayList<>();
    for (int l = 0; l < network.depth(); l++) {
      for (double[] row : network.weights(l)) {
        for (double weight : row) {
          numbers.add(weight);
        }
      }
      for (double bias : network.biases(l)) {
        numbers.add(bias);
      }
    }
    return numbers;
  }
}
