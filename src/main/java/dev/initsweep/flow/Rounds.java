package dev.initsweep.flow;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.CellTable;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.verify.GroupReport;
import dev.initsweep.verify.Looks;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * What is trained in rounds, one Spark job each: first the whole of the groups that are not
 * refined, and the others at their first look; then those that are not decided, at their next.
 * Every round is a function of the plan and the tables, so that a run that was killed, in a round
 * or between two, finds its place again.
 */
final class Rounds {

  private final SparkSession spark;
  private final CellTable cells;
  private final Map<GroupPlan, List<Prediction>> predictions;

  /** By group: its plan as it is now, and its plan as it can be judged. */
  private final Map<GroupPlan, GroupPlan> now = new LinkedHashMap<>();

  private final Map<GroupPlan, GroupPlan> judged = new LinkedHashMap<>();
  private final Set<GroupPlan> open = new LinkedHashSet<>();

  Rounds(
      SparkSession spark,
      ResultsFolder folder,
      Plan plan,
      Map<GroupPlan, List<Prediction>> predictions,
      Placing placing) {
    this.spark = spark;
    this.cells = folder.cells(plan.run().engine());
    this.predictions = predictions;
    Map<GroupPlan, GroupPlan> firstLooks = placing.firstLooks();
    for (GroupPlan group : plan.groups()) {
      GroupPlan first = firstLooks.getOrDefault(group, group);
      now.put(group, first);
      judged.put(group, first);
      if (group.refinement().isEmpty() || firstLooks.containsKey(group)) {
        open.add(group);
      }
    }
  }

  /**
   * Goes through the rounds as far as trainings go.
   *
   * @param training trains cells
   */
  void run(Consumer<Collection<Cell>> training) {
    while (!open.isEmpty()) {
      Set<Cell> round = new LinkedHashSet<>();
      open.forEach(group -> round.addAll(cells(group)));
      training.accept(round);
      CellResults results = read(refined(open).flatMap(group -> cells(group).stream()));
      for (GroupPlan group : List.copyOf(open)) {
        goOn(group, results);
      }
    }
  }

  /** The group's next look, if it needs one; a look whose cells are not all there is its last. */
  private void goOn(GroupPlan group, CellResults results) {
    open.remove(group);
    if (group.refinement().isEmpty()) {
      return;
    }
    List<Prediction> ofGroup = predictions.getOrDefault(group, List.of());
    GroupReport report = JudgingStage.judge(now.get(group), results.of(cells(group)), ofGroup);
    if (report.counts().done() + report.counts().failed() < report.counts().planned()) {
      return;
    }
    judged.put(group, now.get(group));
    Looks.next(report, group)
        .ifPresent(
            next -> {
              now.put(group, next);
              open.add(group);
            });
  }

  /** The cells of the rounds so far, of all groups. */
  Set<Cell> cells() {
    Set<Cell> all = new LinkedHashSet<>();
    now.keySet().forEach(group -> all.addAll(cells(group)));
    return all;
  }

  /** By group of the plan, its plan at the last look whose cells are all there, or at its first. */
  Map<GroupPlan, GroupPlan> judged() {
    return judged;
  }

  private Set<Cell> cells(GroupPlan group) {
    return JudgingStage.cells(now.get(group), predictions.getOrDefault(group, List.of()));
  }

  private static Stream<GroupPlan> refined(Collection<GroupPlan> groups) {
    return groups.stream().filter(group -> group.refinement().isPresent());
  }

  private CellResults read(Stream<Cell> wanted) {
    return CellResults.read(spark, cells, wanted.collect(Collectors.toSet()));
  }
}
