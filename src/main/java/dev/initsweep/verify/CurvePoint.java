package dev.initsweep.verify;

import dev.initsweep.cell.Interval;
import dev.initsweep.race.RacePoint;
import dev.initsweep.statistics.ClopperPearson;
import java.util.Optional;

/**
 * Holds the metric at one point of a group's axis, over all seeds that are done there.
 *
 * @param coordinate on the group's axis
 * @param ratioToHe r there
 * @param seeds how many seeds are done, diverged ones counted
 * @param diverged how many of them diverged
 * @param geometricMean of the metric over the seeds that did not diverge; NaN where all did
 * @param band confidence interval of the geometric mean; empty with fewer than two such seeds
 * @param testAccuracy mean over the same seeds; NaN where there are none
 * @param isAdded whether the race added it
 * @param state what the trainings say of it
 */
public record CurvePoint(
    double coordinate,
    double ratioToHe,
    int seeds,
    int diverged,
    double geometricMean,
    Optional<Interval> band,
    double testAccuracy,
    boolean isAdded,
    RacePoint.State state) {

  /** Returns the Clopper-Pearson interval of the probability that a training diverges here. */
  public Interval divergence(double confidence) {
    return ClopperPearson.interval(diverged, seeds, confidence);
  }
}
