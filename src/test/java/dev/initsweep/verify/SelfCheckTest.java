package dev.initsweep.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SelfCheckTest {

  private static final int GROUPS = 40;
  private static final int REFINED_GROUPS = 15;
  private static final long SEED = 20260101;

  static Stream<Scenario> scenarios() {
    return Scenario.ALL.stream();
  }

  /** A short run: rates may lie beyond their bounds by four standard errors of the simulation. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void errorRatesStayWithinTheirBounds(Scenario scenario) {
    Rates rates = SelfCheck.run(scenario, 6, GROUPS, SEED);
    assertThat(rates.violations(4)).as("%s, seed %d: %s", scenario.name(), SEED, rates).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void refinementStaysWithinItsBounds(Scenario scenario) {
    RefinedRates rates = RefinementCheck.rates(scenario, REFINED_GROUPS, SEED);
    assertThat(rates.violations(4)).as("%s, seed %d: %s", scenario.name(), SEED, rates).isEmpty();
    GridComparison comparison = RefinementCheck.compare(scenario, REFINED_GROUPS, SEED);
    assertThat(comparison.violations(4))
        .as("%s, seed %d: %s", scenario.name(), SEED, comparison)
        .isEmpty();
  }

  @Test
  void ratesOfRefinementBeyondTheirBoundsAreSaid() {
    Scenario scenario = Scenario.ALL.get(0);
    assertThat(new RefinedRates(scenario, 4000, 1, .3, .081, .08, 1, 0, 4, 40).violations(0))
        .containsExactly(
            "symmetric, none, refined: wrong decisions at the margin, too low, 0.0810 (expected at"
                + " most 0.08)");
    assertThat(new GridComparison(scenario, 4000, .3, .45, .92, .06, .31).violations(0))
        .containsExactly(
            "symmetric, none, against the grid: half-width over the grid's 1.500 (expected at most"
                + " 1.10)",
            "symmetric, none, against the grid: coverage 0.9200 (expected at least 0.93)",
            "symmetric, none, against the grid: contradictions 0.0600 (expected at most 0.05)",
            "symmetric, none, against the grid: share of the trainings 0.310 (expected at most"
                + " 0.30)");
  }

  @Test
  void theSameSeedGivesTheSameRates() {
    Scenario scenario = Scenario.ALL.get(0);
    assertThat(SelfCheck.run(scenario, 4, 20, SEED))
        .isEqualTo(SelfCheck.run(scenario, 4, 20, SEED));
  }

  @Test
  void ratesBeyondTheirBoundsAreSaid() {
    Rates rates = new Rates(Scenario.ALL.get(0), 4, 4000, .9, .9, 0, .07, .01, 1, 0, .05, .05);
    assertThat(rates.violations(0))
        .isEqualTo(
            List.of(
                "symmetric, none, 4 seeds: coverage 0.9000 (expected at least 0.93)",
                "symmetric, none, 4 seeds: false COINCIDES, too low 0.0700 (expected at most 0.06)",
                "symmetric, none, 4 seeds: median half-width 0.9000 (expected at most 0.85)"));
  }
}
