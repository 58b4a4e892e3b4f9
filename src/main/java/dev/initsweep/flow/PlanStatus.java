package dev.initsweep.flow;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellReading;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Status;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.theory.Predictors;
import java.time.Instant;
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
 * @param mostCells how many cells the races may ask for at most
 * @param lines a line a group, in the order of the plan
 * @param runs signs of life of runs of this plan, the latest first
 * @param cellsPerHour of the runs that are alive, together
 * @param secondsLeft until the cells that are asked for are trained at that rate; null where no run
 *     is alive or none has trained a cell yet
 */
public record PlanStatus(
    String plan,
    String hash,
    CellCounts pilots,
    CellCounts cells,
    int groups,
    int openGroups,
    int predictions,
    int predictionsPlanned,
    long mostCells,
    List<GroupLine> lines,
    List<RunSign> runs,
    double cellsPerHour,
    Long secondsLeft) {

  /** Takes copies. */
  public PlanStatus {
    lines = List.copyOf(lines);
    runs = List.copyOf(runs);
  }

  /**
   * Says how far a group is.
   *
   * @param title the group's
   * @param cells that its race has asked for so far
   * @param isOver whether it asks for nothing more
   * @param asked how many cells it asks for next
   */
  public record GroupLine(String title, CellCounts cells, boolean isOver, int asked) {}

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
    return of(folder, plan, Instant.now());
  }

  static PlanStatus of(ResultsFolder folder, Plan plan, Instant now) {
    Predictors predictors = Predictors.ofKeptPlans();
    PilotCells pilots = PilotCells.read(folder, predictors, plan);
    Map<GroupPlan, List<Prediction>> predictions =
        StoredPredictions.of(folder, predictors, plan, pilots);
    Rounds rounds = Rounds.of(folder, predictors, plan, predictions);
    CellCounts pilotCounts =
        count(predictors.pilotCells(plan), pilots.found().map(result -> CellReading.of(result, 0)));
    CellCounts cellCounts =
        count(
            rounds.cells(), plan.groups().stream().flatMap(group -> rounds.found(group).stream()));
    List<RunSign> runs = RunSigns.of(folder, plan.hash(), now);
    double rate = runs.stream().filter(RunSign::isAlive).mapToDouble(RunSign::cellsPerHour).sum();
    return new PlanStatus(
        plan.name(),
        plan.hash(),
        pilotCounts,
        cellCounts,
        plan.groups().size(),
        rounds.open(),
        predictions.values().stream().mapToInt(List::size).sum(),
        plan.groups().stream().mapToInt(group -> group.predictors().size()).sum(),
        DryRun.mostCells(plan),
        plan.groups().stream().map(group -> line(rounds, group)).toList(),
        runs,
        rate,
        rate > 0 ? Math.round(3600 * (toDo(pilotCounts) + toDo(cellCounts)) / rate) : null);
  }

  private static GroupLine line(Rounds rounds, GroupPlan group) {
    return new GroupLine(
        group.group().title(),
        count(rounds.cellsOf(group), rounds.found(group).stream()),
        rounds.isOver(group),
        rounds.asked(group));
  }

  private static double toDo(CellCounts counts) {
    return counts.planned() - counts.done() - counts.failed();
  }

  private static CellCounts count(Set<Cell> cells, Stream<CellReading> readings) {
    Map<Cell, Status> states =
        readings.collect(Collectors.toMap(CellReading::cell, CellReading::status, (a, b) -> a));
    List<Status> found = cells.stream().filter(states::containsKey).map(states::get).toList();
    int failed = count(found, Status.FAILED);
    return new CellCounts(
        cells.size(), found.size() - failed, count(found, Status.DIVERGED), failed);
  }

  private static int count(Collection<Status> found, Status status) {
    return (int) found.stream().filter(status::equals).count();
  }
}
