package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Activation;
import dev.initsweep.network.ActivationFunction;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The loops over arrays, some of which are written out, give what the functions give. */
class FloatActivationTest {

  private static final int SIZE = 500;

  @ParameterizedTest
  @EnumSource(Activation.class)
  void isTheFunctionInSinglePrecisionBitForBit(Activation activation) {
    Random random = new Random(1);
    float[] biases = {0, -0.7f, 1.3f};
    float[] product = new float[biases.length * SIZE];
    for (int i = 0; i < product.length; i++) {
      product[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(5) - 3));
    }
    float[] output = new float[product.length];
    float[] slope = new float[product.length];

    FloatActivation.of(activation).apply(product, biases, SIZE, output, slope);

    ActivationFunction function = ActivationFunction.of(activation);
    for (int i = 0; i < product.length; i++) {
      double z = product[i] + biases[i / SIZE];
      assertThat(output[i]).isEqualTo((float) function.value().applyAsDouble(z));
      assertThat(slope[i]).isEqualTo((float) function.derivative().applyAsDouble(z));
    }
  }
}
