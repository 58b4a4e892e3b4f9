package dev.initsweep.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {

  private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");

  private static TimeBudget after(long seconds) {
    return new TimeBudget(() -> BEGUN.plusSeconds(seconds), BEGUN, Duration.ofMinutes(2), 4);
  }

  @Test
  void sevenTenthsOfEachCoreAreForTrainingsOnceSweepsHaveTheirEightSeconds() {
    // .7 x 4 x (120 - 20 - 2 x 8)
    assertThat(after(20).holds(2)).isCloseTo(235.2, within(1e-9));
  }

  @Test
  void nothingIsLeftAfterItsEnd() {
    assertThat(after(121).holds(1)).isZero();
  }

  @Test
  void whatItNeedsItHolds() {
    double needed = after(60).needed(100);
    TimeBudget enough =
        new TimeBudget(() -> BEGUN.plusSeconds(60), BEGUN, Duration.ofSeconds((long) needed), 4);
    assertThat(enough.holds(2)).isGreaterThanOrEqualTo(100);
  }
}
