package dev.initsweep.flow;

import dev.initsweep.cell.Audit;
import dev.initsweep.cell.Cell;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.theory.Predictors;
import dev.initsweep.verify.GroupReport;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges and reports on what the tables have, and trains nothing. */
public final class Judging {

  private final ResultsFolder folder;
  private final Plan plan;
  private final List<JudgingStage.Judged> groups;
  private final Set<String> ids;

  private Judging(
      ResultsFolder folder, Plan plan, List<JudgingStage.Judged> groups, Set<String> ids) {
    this.folder = folder;
    this.plan = plan;
    this.groups = groups;
    this.ids = ids;
  }

  /** Judges, and writes nothing into the folder, which may be one that is only read. */
  public static Judging of(ResultsFolder folder, Plan plan) {
    Predictors predictors = Predictors.ofKeptPlans();
    PilotCells pilots = PilotCells.read(folder, predictors, plan);
    Rounds rounds =
        Rounds.of(folder, predictors, plan, StoredPredictions.of(folder, predictors, plan, pilots));
    return new Judging(
        folder,
        plan,
        new JudgingStage(folder).judged(plan, rounds),
        rounds.cells().stream().map(Cell::id).collect(Collectors.toSet()));
  }

  /** Returns the reports in the order of the plan. */
  public List<GroupReport> reports() {
    return reports(groups);
  }

  /** Returns the page. */
  public String page() {
    return new ReportStage(folder, plan).page(groups);
  }

  /**
   * Stores the verdicts, and writes the page with its figures.
   *
   * @throws UncheckedIOException if the folder cannot be written
   */
  public void store() {
    store(folder, plan, new JudgingStage(folder), groups, AuditStage.of(folder, ids));
  }

  /** Does all of it after a run, some of whose groups were judged before. */
  static List<GroupReport> judge(
      ResultsFolder folder, Plan plan, Rounds rounds, JudgingStage stage, List<Audit> audits) {
    List<JudgingStage.Judged> groups = stage.judged(plan, rounds);
    store(folder, plan, stage, groups, audits);
    return reports(groups);
  }

  private static void store(
      ResultsFolder folder,
      Plan plan,
      JudgingStage stage,
      List<JudgingStage.Judged> groups,
      List<Audit> audits) {
    stage.store(plan, groups);
    new ReportStage(folder, plan).write(groups, audits);
  }

  private static List<GroupReport> reports(List<JudgingStage.Judged> groups) {
    return groups.stream().map(JudgingStage.Judged::report).toList();
  }
}
