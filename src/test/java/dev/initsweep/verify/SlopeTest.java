package dev.initsweep.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlopeTest {

  private static Estimate estimate(double value, double below, double above) {
    return new Estimate(value, new Interval(value - below, value + above));
  }

  /** By hand: weights -1/2, 0, 1/2; halves of a 3-4-5 and a 6-8-10 triangle. */
  @Test
  void sidesThatPullTheSlopeMeet() {
    Estimate slope =
        Slope.of(
            new double[] {0, 1, 2},
            List.of(estimate(1, 6, 3), estimate(7, 99, 99), estimate(5, 4, 8)));
    assertThat(slope.value()).isCloseTo(2, within(1e-12));
    assertThat(slope.interval().low()).isCloseTo(2 - 2.5, within(1e-12));
    assertThat(slope.interval().high()).isCloseTo(2 + 5, within(1e-12));
  }

  @Test
  void anOpenEndOpensTheSlope() {
    Estimate slope =
        Slope.of(
            new double[] {0, 1},
            List.of(estimate(1, 1, 1), estimate(3, 1, Double.POSITIVE_INFINITY)));
    assertThat(slope.interval().high()).isInfinite();
    assertThat(slope.interval().low()).isFinite();
  }

  @Test
  void aLineHasNoResidualAndABendHasAThirdOfItself() {
    assertThat(Slope.largestResidual(new double[] {1, 2, 4}, new double[] {3, 5, 9}))
        .isCloseTo(0, within(1e-12));
    assertThat(Slope.largestResidual(new double[] {0, 1, 2}, new double[] {0, 1, 0}))
        .isCloseTo(2 / 3., within(1e-12));
  }

  /** Simulated: normal estimates with known standard errors, 95 % intervals. */
  @Test
  void coversTheTrueSlopeAsOftenAsItSays() {
    long seed = 7;
    Random random = new Random(seed);
    double[] x = {-2, -1, 0, 1.5};
    double[] errors = {.1, .3, .2, .15};
    int covered = 0;
    int trials = 4000;
    for (int i = 0; i < trials; i++) {
      List<Estimate> y = new ArrayList<>();
      for (int k = 0; k < x.length; k++) {
        double half = 1.959963984540054 * errors[k];
        y.add(estimate(-.9 * x[k] + errors[k] * random.nextGaussian(), half, half));
      }
      covered += Slope.of(x, y).interval().contains(-.9) ? 1 : 0;
    }
    // Four standard errors of the simulation.
    assertThat((double) covered / trials).as("seed %d", seed).isCloseTo(.95, within(.014));
  }
}
