package dev.initsweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Cell;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeSharesTest {

  private static final Cell A = Cells.cell(Cells.setting(1), 1, 0);
  private static final Cell B = Cells.cell(Cells.setting(1), 2, 0);
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private long seconds;
  private final TimeShares times =
      new TimeShares(() -> seconds * 1_000_000_000, () -> START.plusSeconds(seconds));

  @Test
  void cellsOneAfterAnotherHaveTheirOwnTime() {
    times.start(A);
    seconds = 3;
    times.end(A);
    times.start(B);
    seconds = 8;
    times.end(B);

    assertThat(times.seconds(A)).isEqualTo(3);
    assertThat(times.seconds(B)).isEqualTo(5);
    assertThat(times.started(B)).isEqualTo(START.plusSeconds(3));
  }

  @Test
  void cellsSideBySideShareTheTime() {
    times.start(A);
    times.start(B);
    seconds = 6;
    times.end(A);
    seconds = 10;
    times.end(B);

    assertThat(times.seconds(A)).isEqualTo(3);
    assertThat(times.seconds(B)).isEqualTo(7);
  }
}
