package dev.initsweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Status;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final Setting SETTING = Cells.setting(5);

  private final Progress progress = new Progress(10, 100, START);

  @Test
  void knowsNoRateBeforeTheFirstCellEnded() {
    progress.started("a");

    Progress.Snapshot now = progress.at(START.plusSeconds(30));

    assertThat(now.running()).isEqualTo(1);
    assertThat(now.cellsPerHour()).isZero();
    assertThat(now.remaining()).isEmpty();
    assertThat(now.least()).isEmpty();
  }

  @Test
  void rateCountsCellsAndTheEstimateCountsTheirCost() {
    progress.ended(end(1, Status.OK, 0.5, 40));
    progress.ended(end(2, Status.OK, 0.4, 10));

    Progress.Snapshot now = progress.at(START.plusSeconds(60));

    assertThat(now.cellsPerHour()).isCloseTo(120, within(1e-9));
    assertThat(now.remaining()).contains(Duration.ofSeconds(60));
  }

  @Test
  void keepsTheCellOfLeastLoss() {
    CellEnd least = end(3, Status.OK, 0.25, 1);
    progress.ended(end(1, Status.OK, 0.5, 1));
    progress.ended(least);
    progress.ended(end(4, Status.OK, 0.3, 1));

    assertThat(progress.at(START).least()).contains(least);
  }

  @Test
  void divergedAndFailedCellsAreDoneButHaveNoLoss() {
    progress.ended(end(1, Status.DIVERGED, Double.NaN, 1));
    progress.ended(end(2, Status.FAILED, Double.NaN, 1));

    Progress.Snapshot now = progress.at(START.plusSeconds(1));

    assertThat(now.done()).isEqualTo(2);
    assertThat(now.diverged()).isEqualTo(1);
    assertThat(now.failed()).isEqualTo(1);
    assertThat(now.least()).isEmpty();
  }

  @Test
  void cellsOfATaskTriedAgainCountOnce() {
    CellEnd end = end(1, Status.OK, 0.5, 50);
    progress.started(end.cell().id());
    progress.ended(end);
    progress.started(end.cell().id());
    progress.ended(end);

    Progress.Snapshot now = progress.at(START.plusSeconds(10));

    assertThat(now.done()).isEqualTo(1);
    assertThat(now.running()).isZero();
    assertThat(now.remaining()).contains(Duration.ofSeconds(10));
  }

  private static CellEnd end(double g, Status status, double loss, double flops) {
    Cell cell = Cells.cell(SETTING, g, 0);
    return new CellEnd(cell, status, loss, "", "host", 1, flops);
  }
}
