package dev.initsweep.verify;

import dev.initsweep.cell.Counts;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Optimum;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.GroupPlan;
import java.util.List;

/**
 * Holds all that the reduce stage says of one group.
 *
 * @param plan what was asked for
 * @param counts how complete the group's cells are
 * @param curve the metric along the axis, in ascending order of r
 * @param predictions of all predictors of the plan, in its order
 * @param optimum the empirical optimum
 * @param stretches of the axis in which it may lie, as coordinates; several where a second dip is
 *     not told apart
 * @param isOver whether nothing is left to be trained
 * @param seeds of the look that is reported
 * @param verdicts on all claims of all predictors
 * @param premises of the theorem, as measured at the optimum and at the predictions
 */
public record GroupReport(
    GroupPlan plan,
    Counts counts,
    List<CurvePoint> curve,
    List<Prediction> predictions,
    Optimum optimum,
    List<Interval> stretches,
    boolean isOver,
    int seeds,
    List<Verdict> verdicts,
    List<Premises> premises) {

  public GroupReport {
    curve = List.copyOf(curve);
    predictions = List.copyOf(predictions);
    stretches = List.copyOf(stretches);
    verdicts = List.copyOf(verdicts);
    premises = List.copyOf(premises);
  }
}
