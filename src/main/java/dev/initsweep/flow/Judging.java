package dev.initsweep.flow;

import dev.initsweep.cell.Audit;
import dev.initsweep.cell.Cell;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.theory.Predictors;
import dev.initsweep.verify.GroupReport;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges and reports on what the tables have, and trains nothing. */
public final class Judging {

  private Judging() {}

  /** Stores the verdicts, writes the page, and returns the reports in the order of the plan. */
  public static List<GroupReport> judge(ResultsFolder folder, Plan plan) {
    Rounds rounds = rounds(folder, plan);
    Set<String> ids = rounds.cells().stream().map(Cell::id).collect(Collectors.toSet());
    return judge(folder, plan, rounds, new JudgingStage(folder), AuditStage.of(folder, ids));
  }

  /** Returns the page, and writes nothing into the folder. */
  public static String page(ResultsFolder folder, Plan plan) {
    List<JudgingStage.Judged> judged = new JudgingStage(folder).judged(plan, rounds(folder, plan));
    return new ReportStage(folder, plan).page(judged);
  }

  private static Rounds rounds(ResultsFolder folder, Plan plan) {
    Predictors predictors = Predictors.standard();
    PilotCells pilots = PilotCells.read(folder, predictors, plan);
    return Rounds.of(
        folder, predictors, plan, StoredPredictions.of(folder, predictors, plan, pilots));
  }

  /** The same after a run, some of whose groups were judged before. */
  static List<GroupReport> judge(
      ResultsFolder folder, Plan plan, Rounds rounds, JudgingStage stage, List<Audit> audits) {
    List<JudgingStage.Judged> judged = stage.judge(plan, rounds);
    new ReportStage(folder, plan).write(judged, audits);
    return judged.stream().map(JudgingStage.Judged::report).toList();
  }
}
