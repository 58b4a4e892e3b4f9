package dev.initsweep.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ActivationFunctionTest {

  private static final double[] POINTS = {-7.5, -2.3, -1, -.4, -.05, .05, .3, 1, 2.1, 6.5};

  private static final Map<Activation, IActivation> DL4J =
      Map.of(
          Activation.RELU, new ActivationReLU(),
          Activation.LEAKY_RELU, new ActivationLReLU(),
          Activation.TANH, new ActivationTanH(),
          Activation.SIGMOID, new ActivationSigmoid(),
          Activation.ELU, new ActivationELU(),
          Activation.SELU, new ActivationSELU(),
          Activation.GELU, new ActivationGELU(false),
          Activation.SWISH, new ActivationSwish());

  @ParameterizedTest
  @EnumSource
  void hasTheValuesOfDl4j(Activation activation) {
    INDArray z = Nd4j.createFromArray(POINTS).reshape(1, POINTS.length).castTo(DataType.DOUBLE);
    INDArray expected = DL4J.get(activation).getActivation(z.dup(), false);
    ActivationFunction function = ActivationFunction.of(activation);
    for (int i = 0; i < POINTS.length; i++) {
      assertThat(function.value().applyAsDouble(POINTS[i]))
          .as("%s at %s", activation, POINTS[i])
          .isCloseTo(expected.getDouble(0, i), within(1e-6));
    }
  }

  @ParameterizedTest
  @EnumSource
  void hasTheDerivativeOfItsDifferences(Activation activation) {
    ActivationFunction function = ActivationFunction.of(activation);
    double h = 1e-5;
    for (double z : POINTS) {
      double difference =
          function.value().applyAsDouble(z + h) - function.value().applyAsDouble(z - h);
      assertThat(function.derivative().applyAsDouble(z))
          .as("%s at %s", activation, z)
          .isCloseTo(difference / (2 * h), within(1e-9));
    }
  }

  @ParameterizedTest
  @EnumSource
  void jumpsAtItsKinksOnly(Activation activation) {
    ActivationFunction function = ActivationFunction.of(activation);
    double jump =
        function.derivative().applyAsDouble(1e-9) - function.derivative().applyAsDouble(-1e-9);
    assertThat(Math.abs(jump) < 1e-6 || function.kinks().contains(0.))
        .as("jump of %s at 0: %s", activation, jump)
        .isTrue();
  }

  /** In float too: DL4J's own leaky ReLU has 1 there. */
  @ParameterizedTest
  @EnumSource
  void trainsInDl4jWithTheDerivativeAtZeroThatItHas(Activation activation) {
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      INDArray zeros = Nd4j.zeros(type, 2, 3);
      INDArray ones = Nd4j.ones(type, 2, 3);
      INDArray found = Dl4j.activation(activation).backprop(zeros, ones).getFirst();
      double expected = ActivationFunction.of(activation).derivative().applyAsDouble(0);
      assertThat(found.getDouble(1, 2)).as("%s", activation).isCloseTo(expected, within(1e-6));
    }
  }

  @Test
  void homogeneousOnesScale() {
    for (Activation activation : Activation.values()) {
      ActivationFunction function = ActivationFunction.of(activation);
      boolean scales = true;
      for (double z : POINTS) {
        scales &=
            Math.abs(function.value().applyAsDouble(3 * z) - 3 * function.value().applyAsDouble(z))
                < 1e-12 * Math.abs(z);
      }
      assertThat(scales).as("%s", activation).isEqualTo(function.homogeneous());
    }
  }
}
