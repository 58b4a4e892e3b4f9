package dev.initsweep.cli;

import dev.initsweep.plan.PointText;
import dev.initsweep.sweep.CellEnd;
import dev.initsweep.sweep.Progress;
import dev.initsweep.sweep.ProgressListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Tells of a job's progress: on a terminal one line that is written over, elsewhere a line now and
 * then.
 */
final class ProgressLine implements ProgressListener {

  private static final Duration TERMINAL_PAUSE = Duration.ofMillis(200);
  private static final Duration LOG_PAUSE = Duration.ofSeconds(30);

  private final PrintWriter out;
  private final boolean terminal;
  private final InstantSource clock;
  private final PointText points;
  private Progress progress = new Progress(0, 0, Instant.EPOCH);
  private Instant last = Instant.EPOCH;
  private int width;

  /**
   * Starts with nothing to tell.
   *
   * @param out where lines go
   * @param terminal whether a carriage return goes back to the line's start
   * @param clock tells the time
   * @param points names the variance of the least loss
   */
  ProgressLine(PrintWriter out, boolean terminal, InstantSource clock, PointText points) {
    this.points = points;
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public synchronized void jobStarted(int cells, int found, double flops) {
    last = clock.instant();
    progress = new Progress(cells, flops, last);
    out.printf(Locale.ROOT, "  %d of %d cells found, %d to train%n", found, found + cells, cells);
    out.flush();
  }

  @Override
  public synchronized void cellStarted(String cellId) {
    progress.started(cellId);
  }

  @Override
  public synchronized void cellEnded(CellEnd end) {
    progress.ended(end);
    Instant now = clock.instant();
    Progress.Snapshot snapshot = progress.at(now);
    boolean all = snapshot.done() == snapshot.cells();
    if (all || Duration.between(last, now).compareTo(terminal ? TERMINAL_PAUSE : LOG_PAUSE) >= 0) {
      last = now;
      print(text(snapshot, points), all);
    }
  }

  private void print(String text, boolean end) {
    if (!terminal) {
      out.println("  " + text);
    } else {
      // Blanks cover what a longer line left behind.
      out.print("\r  " + text + " ".repeat(Math.max(0, width - text.length())));
      width = end ? 0 : text.length();
      if (end) {
        out.println();
      }
    }
    out.flush();
  }

  /** Such as {@code 120/268 cells, 2 running, 1 diverged, 1250/h, 0:07:06 left, least loss ...}. */
  static String text(Progress.Snapshot progress, PointText points) {
    StringBuilder text = new StringBuilder();
    text.append(progress.done()).append('/').append(progress.cells()).append(" cells");
    text.append(", ").append(progress.running()).append(" running");
    if (progress.diverged() > 0) {
      text.append(", ").append(progress.diverged()).append(" diverged");
    }
    if (progress.failed() > 0) {
      text.append(", ").append(progress.failed()).append(" failed");
    }
    text.append(String.format(Locale.ROOT, ", %.0f/h", progress.cellsPerHour()));
    progress.remaining().ifPresent(left -> text.append(", ").append(clock(left)).append(" left"));
    progress.least().ifPresent(least -> text.append(", ").append(least(least, points)));
    return text.toString();
  }

  private static String least(CellEnd end, PointText points) {
    return String.format(
        Locale.ROOT, "least loss %.4g at %s", end.trainLoss(), points.of(end.cell()));
  }

  /** Such as {@code 0:07:06}. */
  static String clock(Duration left) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
  }
}
