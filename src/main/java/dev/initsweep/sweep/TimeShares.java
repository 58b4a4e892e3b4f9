package dev.initsweep.sweep;

import dev.initsweep.cell.Cell;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Takes the times of the cells of one batch. While several are trained side by side, each has an
 * equal share of the time that passes, so that the seconds of all cells add up to those spent.
 */
final class TimeShares {

  private final LongSupplier nanoTime;
  private final InstantSource clock;
  private final Map<Cell, Instant> started = new HashMap<>();
  private final Map<Cell, Double> seconds = new HashMap<>();
  private final Set<Cell> open = new LinkedHashSet<>();
  private long last;

  TimeShares(LongSupplier nanoTime, InstantSource clock) {
    this.nanoTime = nanoTime;
    this.clock = clock;
  }

  void start(Cell cell) {
    share();
    started.put(cell, clock.instant());
    open.add(cell);
  }

  void end(Cell cell) {
    share();
    open.remove(cell);
  }

  /** Returns when a cell's training began; now, if it never did. */
  Instant started(Cell cell) {
    return started.getOrDefault(cell, clock.instant());
  }

  /** A cell's share of the time until the last start or end. */
  double seconds(Cell cell) {
    return seconds.getOrDefault(cell, 0.0);
  }

  private void share() {
    long now = nanoTime.getAsLong();
    double each = open.isEmpty() ? 0 : (now - last) / 1e9 / open.size();
    open.forEach(cell -> seconds.merge(cell, each, Double::sum));
    last = now;
  }
}
