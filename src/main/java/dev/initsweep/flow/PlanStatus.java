package dev.initsweep.flow;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Status;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.CellState;
import dev.initsweep.store.ResultsFolder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/**
 * How far a plan is.
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
    Progress pilots,
    Progress cells,
    int groups,
    int openGroups,
    int predictions,
    int predictionsPlanned) {

  /**
   * Counts of distinct cells.
   *
   * @param planned that the plan names
   * @param done with an outcome, diverged ones among them
   * @param diverged with a loss that was not finite
   * @param failed without an outcome, for reasons of the machine or the program
   */
  public record Progress(int planned, int done, int diverged, int failed) {}

  /** Counts what the tables have of a plan. */
  public static PlanStatus of(SparkSession spark, ResultsFolder folder, Plan plan) {
    Map<String, CellState> states = folder.cells().statuses(spark);
    Map<GroupPlan, List<Prediction>> predictions =
        new PredictionStage(spark, folder, name -> null, cells -> List.of()).stored(plan);
    Set<Cell> pilots = SweepFlow.pilotCells(plan);
    Rounds rounds = Rounds.of(spark, folder, plan, predictions);
    return new PlanStatus(
        plan.name(),
        plan.hash(),
        count(pilots, states),
        count(rounds.cells(), states),
        plan.groups().size(),
        rounds.open(),
        predictions.values().stream().mapToInt(List::size).sum(),
        plan.groups().stream().mapToInt(group -> group.predictors().size()).sum());
  }

  private static Progress count(Set<Cell> cells, Map<String, CellState> states) {
    List<Status> found =
        cells.stream()
            .map(Cell::id)
            .filter(states::containsKey)
            .map(id -> states.get(id).status())
            .collect(Collectors.toList());
    int failed = count(found, Status.FAILED);
    return new Progress(cells.size(), found.size() - failed, count(found, Status.DIVERGED), failed);
  }

  private static int count(Collection<Status> found, Status status) {
    return (int) found.stream().filter(status::equals).count();
  }
}
