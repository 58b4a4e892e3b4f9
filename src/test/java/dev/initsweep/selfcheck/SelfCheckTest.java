package dev.initsweep.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.plan.RaceSettings;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SelfCheckTest {

  private static final int GROUPS = 60;
  private static final long SEED = 20260101;

  static Stream<Scenario> scenarios() {
    return Scenarios.ALL.stream();
  }

  /** A short run: rates may lie beyond their bounds by four standard errors of the simulation. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void errorRatesStayWithinTheirBounds(Scenario scenario) {
    for (RaceSettings rules : List.of(RaceCheck.oneLook(6), RaceCheck.looks(.25))) {
      RaceRates rates = RaceCheck.rates(scenario, 1, rules, GROUPS, SEED);
      assertThat(rates.violations(4)).as("seed %d: %s", SEED, rates).isEmpty();
    }
  }

  @Test
  void nearLeastLossAndExponentsStayWithinTheirs() {
    for (Scenario scenario : Scenarios.NEAR) {
      assertThat(NearCheck.rates(scenario, true, 1, 6, GROUPS, SEED).violations(4)).isEmpty();
    }
    for (Scenario scenario : Scenarios.ASYMMETRIC) {
      assertThat(ExponentCheck.rates(scenario, 6, GROUPS, SEED).violations(4)).isEmpty();
    }
    assertThat(PairedCheck.rates(Noise.MIXED, 6, GROUPS, SEED).violations(4)).isEmpty();
  }

  @Test
  void theSameSeedGivesTheSameRates() {
    Scenario scenario = Scenarios.ALL.get(0);
    assertThat(RaceCheck.rates(scenario, 1, RaceCheck.oneLook(4), 20, SEED))
        .isEqualTo(RaceCheck.rates(scenario, 1, RaceCheck.oneLook(4), 20, SEED));
  }

  @Test
  void ratesBeyondTheirBoundsAreSaid() {
    RaceRates rates =
        new RaceRates(
            new Scenario(Shape.KINK, Noise.MIXED),
            1,
            RaceCheck.oneLook(4),
            2000,
            .93,
            .95,
            1,
            .051,
            .05,
            .026,
            Double.NaN,
            .3,
            .1,
            .1,
            0,
            80,
            4,
            9);
    assertThat(rates.violations(0))
        .containsExactly(
            "kink 0.4/0.4, mixed, 1 an octave, looks [4], resolution 0.25: cover 0.9300 (expected at"
                + " least 0.94)",
            "kink 0.4/0.4, mixed, 1 an octave, looks [4], resolution 0.25: COINCIDES, too low 0.0510"
                + " (expected at most 0.05)",
            "kink 0.4/0.4, mixed, 1 an octave, looks [4], resolution 0.25: DIFFERS at the optimum"
                + " 0.0260 (expected at most 0.025)");
  }

  /** Places that are asked for one after the other have the joint distribution that is stated. */
  @Test
  void deviationsAreDrawnFromOneJointDistribution() {
    int seeds = 40_000;
    Noise noise = Noise.ROUGH;
    SimulatedTrainings trainings =
        new SimulatedTrainings(
            new Scenario(Shape.SYMMETRIC, noise), 3, seeds, new SplittableRandom(SEED));
    double[][] logs = {
      trainings.logs(3, seeds), trainings.logs(4, seeds), trainings.logs(3.5, seeds)
    };
    double[] places = {3, 4, 3.5};
    double variance = noise.deviation() * noise.deviation();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j <= i; j++) {
        double expected = .09 + variance * Math.exp(-Math.abs(places[i] - places[j]) / 2);
        assertThat(covariance(logs[i], logs[j]))
            .as("seed %d, %s and %s", SEED, places[i], places[j])
            .isCloseTo(expected, within(.03 * expected));
      }
    }
  }

  private static double covariance(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - meanA) * (b[i] - meanB);
    }
    return sum / (a.length - 1);
  }

  /** The optimum of a curve with a cliff whose place varies, against a brute average. */
  @Test
  void theOptimumOfAVaryingCliffIsThatOfTheMean() {
    Scenario scenario = new Scenario(Shape.NEAR_CLIFF, Noise.MIXED);
    double found = SimulatedTrainings.optimum(scenario);
    assertThat(found).isBetween(-.3, 0.0);
    assertThat(SimulatedTrainings.optimum(new Scenario(Shape.STEEP_KINK, Noise.MIXED))).isZero();
  }
}
