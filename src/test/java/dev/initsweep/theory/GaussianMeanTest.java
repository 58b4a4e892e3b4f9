package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.network.ActivationFunction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected numbers of scipy 1.17.1 are made by expected.py. */
class GaussianMeanTest {

  @Test
  void hasTheMomentsOfTheNormalDistribution() {
    assertThat(GaussianMean.of(z -> 1, 1, List.of())).isCloseTo(1, within(1e-14));
    assertThat(GaussianMean.of(z -> z * z, 3, List.of())).isCloseTo(9, within(1e-12));
    assertThat(GaussianMean.of(z -> z * z * z * z, 2, List.of())).isCloseTo(48, within(1e-11));
  }

  @Test
  void isExactAcrossKinksThatAreNamed() {
    assertThat(GaussianMean.of(z -> z > 0 ? 1 : 0, .3, List.of(0.))).isCloseTo(.5, within(1e-14));
    assertThat(GaussianMean.of(z -> Math.abs(z - .7), 1, List.of(.7)))
        // E|z - a| = 2 a Phi(a) - a + 2 density(a)
        .isCloseTo(.7 * (2 * .758036347776927 - 1) + 2 * .312253933366761, within(1e-13));
  }

  @Test
  void agreesWithScipyOnSelu() {
    ActivationFunction selu = ActivationFunction.of(Activation.SELU);
    assertThat(GaussianMean.of(z -> Math.pow(selu.value().applyAsDouble(z), 2), 1.3, selu.kinks()))
        .isCloseTo(1.508397005533094, within(1e-12));
  }

  @Test
  void agreesWithScipyOnASteepTanh() {
    assertThat(GaussianMean.of(z -> Math.pow(Math.tanh(z), 2), 3, List.of()))
        .isCloseTo(.745166707993423, within(1e-12));
  }
}
