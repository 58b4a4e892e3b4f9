package dev.initsweep.flow;

import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.sweep.SweepSummary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what the predictors of a plan say, before its cells are trained.
 *
 * @param jobs those of the pilots
 * @param predictions by group, in the order of the plan; empty if the run was cancelled
 * @param isCancelled whether it ended early because it was told to
 */
public record Predicted(
    List<SweepSummary> jobs, Map<GroupPlan, List<Prediction>> predictions, boolean isCancelled) {

  public Predicted {
    jobs = List.copyOf(jobs);
    predictions = Collections.unmodifiableMap(new LinkedHashMap<>(predictions));
  }
}
