package dev.initsweep.flow;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.verify.GroupReport;
import dev.initsweep.verify.Judge;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** Judges all groups and stores the verdicts. */
  List<GroupReport> judge(Plan plan, Map<GroupPlan, List<Prediction>> predictions) {
    List<GroupReport> reports = new ArrayList<>();
    for (GroupPlan group : plan.groups()) {
      List<Prediction> ofGroup = predictions.getOrDefault(group, List.of());
      Set<String> ids = cells(group, ofGroup).stream().map(Cell::id).collect(Collectors.toSet());
      List<CellResult> results = folder.cells(plan.run().engine()).read(spark, ids);
      reports.add(Judge.judge(group, results, OwnRoots.added(group, ofGroup, results)));
    }
    List<Verdict> verdicts =
        reports.stream().flatMap(report -> report.verdicts().stream()).toList();
    folder
        .verdicts()
        .replace(
            spark, plan.hash(), verdicts, plan.groups().stream().map(GroupPlan::group).toList());
    return reports;
  }
}
