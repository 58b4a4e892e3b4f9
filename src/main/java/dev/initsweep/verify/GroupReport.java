package dev.initsweep.verify;

import dev.initsweep.cell.Counts;
import dev.initsweep.cell.Optimum;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.GroupPlan;
import java.util.List;

/**
 * All that the reduce stage says of one group.
 *
 * @param plan what was asked for
 * @param counts how complete the group's cells are
 * @param curve the metric along the axis, in ascending order of r
 * @param predictions of all predictors of the plan, in its order
 * @param optimum the empirical optimum
 * @param verdicts on all claims of all predictors
 */
public record GroupReport(
    GroupPlan plan,
    Counts counts,
    List<CurvePoint> curve,
    List<Prediction> predictions,
    Optimum optimum,
    List<Verdict> verdicts) {

  public GroupReport {
    curve = List.copyOf(curve);
    predictions = List.copyOf(predictions);
    verdicts = List.copyOf(verdicts);
  }
}
