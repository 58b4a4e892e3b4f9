package dev.initsweep.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeWitnessTest {

  private static Curves curves(double[][] log) {
    return new Curves(
        new double[] {0, 1, 2, 3}, List.of(1L, 2L, 3L), log, new boolean[log.length][4]);
  }

  /** The p-value is that of the harder of the two comparisons: differences -1, -2, -3. */
  @Test
  void everyPointWithinTheMarginMustBeBeaten() {
    Curves curves = curves(new double[][] {{5, 1, 9, 0}, {5, 2, 9, 0}, {5, 3, 9, 0}});
    double t = 2 / (1 / Math.sqrt(3));
    assertThat(EdgeWitness.pValue(curves, -.5, 1.5, Side.ABOVE).orElseThrow())
        .isCloseTo(StudentT.pValue(t, 2), within(1e-12));
  }

  @Test
  void aPointThatIsNotBeatenLeavesNoWitness() {
    Curves curves = curves(new double[][] {{5, -1, 9, 0}, {5, -2, 9, 0}, {5, -3, 9, 0}});
    assertThat(EdgeWitness.pValue(curves, -.5, 1.5, Side.ABOVE)).isEmpty();
  }

  @Test
  void beyondTheAxisThereIsNoWitness() {
    Curves curves = curves(new double[][] {{5, 1, 9, 0}, {5, 2, 9, 0}, {5, 3, 9, 0}});
    assertThat(EdgeWitness.pValue(curves, 1.5, 3.5, Side.ABOVE)).isEmpty();
  }
}
