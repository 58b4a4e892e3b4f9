package dev.initsweep.race;

import dev.initsweep.statistics.StudentT;

/**
 * Describes a trained point of a group's axis, as a race has it at a look.
 *
 * @param x log2 of r
 * @param isAdded whether the race added it, where the plan names neither it nor He's or a
 *     prediction's
 * @param seeds with how many of the group's first seeds it is trained
 * @param state what the trainings say of it
 * @param look at which it was rejected, counted from 0, or was compared last
 * @param effect mean over standard deviation of its differences from the best of the others; NaN
 *     where it was not compared
 * @param compared seeds that the effect comes from
 * @param share of the plan's error rate that the look has
 */
public record RacePoint(
    double x,
    boolean isAdded,
    int seeds,
    State state,
    int look,
    double effect,
    int compared,
    double share) {

  /** Names what the trainings say of a point. */
  public enum State {
    /** It may be the best. */
    ACCEPTED,

    /** Another point is better. */
    REJECTED,

    /** Most of its trainings diverged. */
    DIVERGED,

    /** It takes no part. Too few of its trainings are there, or it is no point of a whole grid. */
    UNREAD;

    /** Tells whether it bounds the points that may be the best. */
    public boolean isRejected() {
      return this == REJECTED || this == DIVERGED;
    }
  }

  /**
   * Returns the p-value of the one-sided test that rejects the point, over the look's share. At
   * every look it is comparable with the plan's error rate. It is 0 where most trainings diverged,
   * and 1 where the point was not compared.
   */
  public double pValue() {
    if (state == State.DIVERGED) {
      return 0;
    }
    return Double.isNaN(effect)
        ? 1
        : Math.min(1, StudentT.above(effect * Math.sqrt(compared), compared - 1) / share);
  }
}
