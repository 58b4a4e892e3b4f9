package dev.initsweep.sweep;

import dev.initsweep.cell.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tracks how far a job is, from what a {@link ProgressListener} is told. Cells that end twice, as
 * tasks are tried again, count once.
 */
public final class Progress {

  /**
   * Holds the progress at one moment.
   *
   * @param cells how many are trained in this job
   * @param done ended, whatever their status
   * @param running being trained
   * @param diverged of those that ended
   * @param failed of those that ended
   * @param cellsPerHour since the job's start; 0 before the first cell ended
   * @param remaining estimated by the cost of what ended; empty before the first cell ended
   * @param least the cell of least final training loss; empty before the first was trained
   */
  public record Snapshot(
      int cells,
      int done,
      int running,
      int diverged,
      int failed,
      double cellsPerHour,
      Optional<Duration> remaining,
      Optional<CellEnd> least) {}

  private final int cells;
  private final double flops;
  private final Instant start;
  private final Set<String> running = new HashSet<>();
  private final Set<String> ended = new HashSet<>();
  private double flopsEnded;
  private int diverged;
  private int failed;
  private Optional<CellEnd> least = Optional.empty();

  /**
   * Starts to count.
   *
   * @param cells how many are to be trained
   * @param flops cost of all of them
   * @param start when the job started
   */
  public Progress(int cells, double flops, Instant start) {
    this.cells = cells;
    this.flops = flops;
    this.start = start;
  }

  public synchronized void started(String cellId) {
    running.add(cellId);
  }

  public synchronized void ended(CellEnd end) {
    String id = end.cell().id();
    running.remove(id);
    if (!ended.add(id)) {
      return;
    }
    flopsEnded += end.flops();
    if (end.status() == Status.DIVERGED) {
      diverged++;
    } else if (end.status() == Status.FAILED) {
      failed++;
    } else if (least.isEmpty() || end.trainLoss() < least.get().trainLoss()) {
      least = Optional.of(end);
    }
  }

  public synchronized Snapshot at(Instant now) {
    double seconds = Duration.between(start, now).toMillis() / 1e3;
    double rate = seconds > 0 ? ended.size() * 3600 / seconds : 0;
    return new Snapshot(
        cells, ended.size(), running.size(), diverged, failed, rate, remaining(seconds), least);
  }

  private Optional<Duration> remaining(double seconds) {
    if (flopsEnded <= 0) {
      return Optional.empty();
    }
    double left = seconds * Math.max(0, flops - flopsEnded) / flopsEnded;
    return Optional.of(Duration.ofMillis(Math.round(left * 1e3)));
  }
}
