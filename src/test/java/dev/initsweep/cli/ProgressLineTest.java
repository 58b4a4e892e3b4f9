package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Status;
import dev.initsweep.cell.Subset;
import dev.initsweep.plan.PointText;
import dev.initsweep.sweep.CellEnd;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private static final Setting SETTING =
      Setting.of(
              new DataChoice("synthetic", "00", 100, Subset.FIRST, InputScaling.UNIT),
              new Mlp(List.of(8, 4, 2), Activation.RELU, BiasTreatment.TRAINED))
          .batchSize(10)
          .epochs(4)
          .build();

  private static final PointText NAMES = new PointText(List.of());

  private final StringWriter text = new StringWriter();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final InstantSource clock = () -> now;

  @Test
  void elsewhereThanOnATerminalALineComesEveryHalfMinute() {
    ProgressLine line = new ProgressLine(new PrintWriter(text), false, clock, NAMES);
    line.jobStarted(100, 5, 100);
    for (int second = 0; second < 65; second++) {
      now = now.plusSeconds(1);
      line.cellEnded(end(second, 2, Status.OK, 0.5));
    }
    assertThat(text.toString().lines())
        .containsExactly(
            "  5 of 105 cells found, 100 to train",
            "  30/100 cells, 0 running, 3600/h, 0:01:10 left, least loss 0.5000 at g = 2",
            "  60/100 cells, 0 running, 3600/h, 0:00:40 left, least loss 0.5000 at g = 2");
  }

  @Test
  void onATerminalALongerLineIsCovered() {
    ProgressLine line = new ProgressLine(new PrintWriter(text), true, clock, NAMES);
    line.jobStarted(3, 0, 3);
    now = now.plusSeconds(36_000);
    line.cellEnded(end(1, 2, Status.OK, 0.12345));
    now = now.plusSeconds(1);
    line.cellEnded(end(2, 4, Status.DIVERGED, Double.NaN));
    String[] lines = text.toString().split("\r", -1);
    assertThat(lines).hasSize(3);
    assertThat(lines[2].length()).isGreaterThanOrEqualTo(lines[1].length());
    assertThat(lines[2]).contains("2/3 cells", "1 diverged", "least loss 0.1235 at g = 2");
  }

  @Test
  void theLastCellIsAlwaysTold() {
    ProgressLine line = new ProgressLine(new PrintWriter(text), false, clock, NAMES);
    line.jobStarted(1, 0, 1);
    now = now.plusSeconds(1);
    line.cellEnded(end(1, 16, Status.OK, 0.0113));
    assertThat(text.toString().lines().toList().get(1)).startsWith("  1/1 cells");
  }

  private static CellEnd end(long seed, double g, Status status, double loss) {
    Cell cell = new Cell(SETTING, Scales.uniform(g, 2), seed);
    return new CellEnd(cell, status, loss, "", "host", 1, 1);
  }
}
