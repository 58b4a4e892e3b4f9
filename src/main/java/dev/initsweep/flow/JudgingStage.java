package dev.initsweep.flow;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.verify.Exponents;
import dev.initsweep.verify.GroupReport;
import dev.initsweep.verify.Judge;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** The reduce stage: judges every group of a plan on exactly the cells that the plan names. */
final class JudgingStage {

  private final SparkSession spark;
  private final ResultsFolder folder;

  JudgingStage(SparkSession spark, ResultsFolder folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /** The cells of a group's sweep: its grid, He's, and its predictions', for every seed. */
  static Set<Cell> cells(GroupPlan group, List<Prediction> predictions) {
    Set<Cell> cells = new LinkedHashSet<>(group.gridCells());
    for (Prediction prediction : predictions) {
      prediction
          .scales()
          .ifPresent(
              scales ->
                  group
                      .seeds()
                      .forEach(seed -> cells.add(new Cell(prediction.setting(), scales, seed))));
    }
    return cells;
  }

  /**
   * Judges all groups and stores the verdicts.
   *
   * @param judged by group of the plan, what is to be judged; see {@link Rounds#judged}
   * @return in the order of the plan
   */
  List<Judged> judge(
      Plan plan, Map<GroupPlan, GroupPlan> judged, Map<GroupPlan, List<Prediction>> predictions) {
    CellResults table = results(plan, judged, predictions);
    List<Judged> groups =
        plan.groups().parallelStream()
            .map(
                whole ->
                    judge(judged.get(whole), table, predictions.getOrDefault(whole, List.of())))
            .toList();
    List<GroupReport> reports = groups.stream().map(Judged::report).toList();
    List<Verdict> verdicts =
        reports.stream().flatMap(report -> report.verdicts().stream()).toList();
    folder
        .verdicts()
        .replace(
            spark, plan.hash(), verdicts, plan.groups().stream().map(GroupPlan::group).toList());
    folder.exponents().replace(spark, plan.hash(), Exponents.of(reports));
    return groups;
  }

  /** A group's report, and the cells that it was made from. */
  record Judged(GroupReport report, List<CellResult> cells) {}

  private static Judged judge(GroupPlan group, CellResults table, List<Prediction> predictions) {
    List<CellResult> cells = table.of(cells(group, predictions));
    return new Judged(judge(group, cells, predictions), cells);
  }

  /** Judges one group, its measured predictions also by the roots of its own trainings. */
  static GroupReport judge(
      GroupPlan group, List<CellResult> results, List<Prediction> predictions) {
    return Judge.judge(group, results, OwnRoots.added(group, predictions, results));
  }

  private CellResults results(
      Plan plan, Map<GroupPlan, GroupPlan> judged, Map<GroupPlan, List<Prediction>> predictions) {
    Set<Cell> cells = new HashSet<>();
    plan.groups()
        .forEach(
            group ->
                cells.addAll(cells(judged.get(group), predictions.getOrDefault(group, List.of()))));
    return CellResults.read(spark, folder.cells(plan.run().engine()), cells);
  }
}
