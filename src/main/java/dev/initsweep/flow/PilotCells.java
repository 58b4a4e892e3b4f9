package dev.initsweep.flow;

import dev.initsweep.cell.CellResult;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.theory.Predictors;
import java.util.List;
import java.util.stream.Stream;

/** The cells that predictors of a plan learn from, and what the table has of them. */
final class PilotCells {

  private final CellResults results;

  private final Predictors predictors;

  private PilotCells(CellResults results, Predictors predictors) {
    this.results = results;
    this.predictors = predictors;
  }

  /** Reads what the table has of all groups' pilots. */
  static PilotCells read(ResultsFolder folder, Predictors predictors, Plan plan) {
    return new PilotCells(
        CellResults.read(folder.cells(), predictors.pilotCells(plan)), predictors);
  }

  /** All that were there. */
  Stream<CellResult> found() {
    return results.all();
  }

  /** Those of a group that were there; none where no predictor needs any. */
  List<CellResult> of(GroupPlan group) {
    return predictors.needPilots(group) ? results.of(group.pilotCells()) : List.of();
  }
}
