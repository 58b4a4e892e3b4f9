package dev.initsweep.statistics;

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

  /** By hand: weights -1/2, 0, 1/2; the ends are those of the outer estimates, halved. */
  @Test
  void theIntervalIsTheLeastAndTheGreatestSlopeThatTheIntervalsAllow() {
    Estimate slope =
        Slope.of(
            new double[] {0, 1, 2},
            List.of(estimate(1, 6, 3), estimate(7, 99, 99), estimate(5, 4, 8)));
    assertThat(slope.value()).isCloseTo(2, within(1e-12));
    assertThat(slope.interval().low()).isCloseTo((5 - 4 - (1 + 3)) / 2.0, within(1e-12));
    assertThat(slope.interval().high()).isCloseTo((5 + 8 - (1 - 6)) / 2.0, within(1e-12));
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

  /** A property over generated estimates: whatever lies in the intervals has its slope in it. */
  @Test
  void holdsTheSlopeOfEveryChoiceFromTheIntervals() {
    long seed = 7;
    Random random = new Random(seed);
    double[] x = {-2, -1, 0, 1.5};
    for (int i = 0; i < 1000; i++) {
      List<Estimate> y = new ArrayList<>();
      List<Estimate> chosen = new ArrayList<>();
      for (int k = 0; k < x.length; k++) {
        double value = random.nextGaussian();
        double below = random.nextDouble();
        double above = random.nextDouble();
        y.add(estimate(value, below, above));
        chosen.add(estimate(value - below + random.nextDouble() * (below + above), 0, 0));
      }
      assertThat(Slope.of(x, y).interval().contains(Slope.of(x, chosen).value()))
          .as("seed %d, trial %d", seed, i)
          .isTrue();
    }
  }
}
