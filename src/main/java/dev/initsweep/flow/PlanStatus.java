package dev.initsweep.flow;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Status;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.theory.Predictors;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says how far a plan is.
 *
 * @param plan its name
 * @param hash its hash
 * @param pilots cells that predictors learn from
 * @param cells that the races of the groups have asked for so far; more may follow until they end
 * @param groups how many the plan has
 * @param openGroups those that ask for more cells
 * @param predictions how many are made
 * @param predictionsPlanned how many the plan wants
 */
public record PlanStatus(
    String plan,
    String hash,
    CellCounts pilots,
    CellCounts cells,
    int groups,
    int openGroups,
    int predictions,
    int predictionsPlanned) {

  /**
   * Holds counts of distinct cells.
   *
   * @param planned that the plan names
   * @param done with an outcome, diverged ones among them
   * @param diverged with a loss that was not finite
   * @param failed without an outcome, for reasons of the machine or the program
   */
  public record CellCounts(int planned, int done, int diverged, int failed) {}

  /** Counts what the tables have of a plan. */
  public static PlanStatus of(ResultsFolder folder, Plan plan) {
    Predictors predictors = Predictors.standard();
    PilotCells pilots = PilotCells.read(folder, predictors, plan);
    Map<GroupPlan, List<Prediction>> predictions =
        StoredPredictions.of(folder, predictors, plan, pilots);
    Rounds rounds = Rounds.of(folder, predictors, plan, predictions);
    return new PlanStatus(
        plan.name(),
        plan.hash(),
        count(predictors.pilotCells(plan), pilots.found()),
        count(rounds.cells(), rounds.found()),
        plan.groups().size(),
        rounds.open(),
        predictions.values().stream().mapToInt(List::size).sum(),
        plan.groups().stream().mapToInt(group -> group.predictors().size()).sum());
  }

  private static CellCounts count(Set<Cell> cells, Stream<CellResult> results) {
    Map<String, Status> states =
        results.collect(
            Collectors.toMap(
                result -> result.cell().id(), result -> result.outcome().status(), (a, b) -> a));
    List<Status> found =
        cells.stream().map(Cell::id).filter(states::containsKey).map(states::get).toList();
    int failed = count(found, Status.FAILED);
    return new CellCounts(
        cells.size(), found.size() - failed, count(found, Status.DIVERGED), failed);
  }

  private static int count(Collection<Status> found, Status status) {
    return (int) found.stream().filter(status::equals).count();
  }
}
