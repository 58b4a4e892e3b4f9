package dev.initsweep.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Derivatives of DL4J's activations where exponentials overflow a float. */
class FiniteSlopesTest {

  private static INDArray derivatives(IActivation activation, float[] at) {
    INDArray in = Nd4j.createFromArray(new float[][] {at});
    return activation.backprop(in, Nd4j.createFromArray(new float[][] {ofThrees(at)})).getFirst();
  }

  private static float[] ofThrees(float[] at) {
    float[] threes = new float[at.length];
    Arrays.fill(threes, 3);
    return threes;
  }

  @ParameterizedTest
  @EnumSource
  void areFiniteAndTheReferences(Activation activation) {
    float[] at = {-1000, -120, -60, -30, -3, -.5f, .5f, 3, 20, 25, 26.5f, 30, 44.5f, 60, 120, 1000};
    INDArray found = derivatives(Dl4j.activation(activation), at);
    for (int i = 0; i < at.length; i++) {
      double expected = ActivationFunction.of(activation).derivative().applyAsDouble(at[i]);
      assertThat(found.getDouble(i) / 3)
          .as("%s at %s", activation, at[i])
          .isCloseTo(expected, within(1e-5));
    }
  }

  /** Where DL4J has a number it is kept, so that bits of cells stay what they were. */
  @ParameterizedTest
  @EnumSource(names = {"GELU", "SWISH"})
  void areDl4jsWhereItHasANumber(Activation activation) {
    float[] at = new float[2001];
    for (int i = 0; i < at.length; i++) {
      at[i] = (i - 1000) * .06f;
    }
    INDArray ours = derivatives(Dl4j.activation(activation), at);
    INDArray theirs =
        derivatives(
            activation == Activation.GELU ? new ActivationGELU(false) : new ActivationSwish(), at);
    int missing = 0;
    for (int i = 0; i < at.length; i++) {
      if (Float.isNaN(theirs.getFloat(i))) {
        missing++;
        assertThat(ours.getFloat(i)).isEqualTo(3);
      } else {
        assertThat(ours.getFloat(i)).isEqualTo(theirs.getFloat(i));
      }
    }
    assertThat(missing).isPositive();
  }
}
