package dev.initsweep.recommend;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Says how much work the rest of a stretch of time holds.
 *
 * @param clock tells the time
 * @param begun when it began to run
 * @param all its length
 * @param cores trainings at once
 */
record TimeBudget(InstantSource clock, Instant begun, Duration all, int cores) {

  /** This is what a sweep takes beside its trainings. */
  private static final double OVERHEAD_SECONDS = 8;

  /** Share of the remaining time that a sweep is planned for. */
  private static final double CAUTION = .7;

  Duration used() {
    return Duration.between(begun, clock.instant());
  }

  /**
   * Returns the seconds of training that the remaining time holds, with this many sweeps to come.
   */
  double holds(int sweeps) {
    double left = all.minus(used()).toMillis() / 1000.0;
    return Math.max(0, CAUTION * cores * (left - sweeps * OVERHEAD_SECONDS));
  }

  /**
   * Returns the length of a budget that would still hold a number of seconds of training. The
   * training is that of two sweeps, after what is used already.
   */
  double needed(double seconds) {
    return Math.ceil(used().toMillis() / 1000.0 + seconds / cores / CAUTION + 2 * OVERHEAD_SECONDS);
  }
}
