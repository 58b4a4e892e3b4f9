package dev.initsweep.flow;

import dev.initsweep.cell.Audit;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Prediction;
import dev.initsweep.data.DataSources;
import dev.initsweep.plan.CostModel;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.report.Summary;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.EngineSource;
import dev.initsweep.sweep.FailedCells;
import dev.initsweep.sweep.Origin;
import dev.initsweep.sweep.ProgressListener;
import dev.initsweep.sweep.SweepException;
import dev.initsweep.sweep.SweepJob;
import dev.initsweep.sweep.SweepSummary;
import dev.initsweep.verify.GroupReport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/**
 * The stages of a run in order: pilots, predictions, cells, verdicts, report. Each leaves a table,
 * and each begins with what its table has already.
 */
public final class SweepFlow {

  /** A table of more files than these is merged after a run, as each file costs its readers. */
  private static final int FEW_FILES = 256;

  private final SparkSession spark;
  private final ResultsFolder folder;
  private final DataCache data;
  private final SweepJob job;
  private final Consumer<String> log;
  private final List<SweepSummary> jobs = new ArrayList<>();

  /**
   * Prepares a run.
   *
   * @param spark the session to train on
   * @param folder where the tables are
   * @param sources where data sets come from
   * @param progress hears of every cell
   * @param log hears in one line each what stage begins
   */
  public SweepFlow(
      SparkSession spark,
      ResultsFolder folder,
      DataSources sources,
      ProgressListener progress,
      Consumer<String> log) {
    this(spark, folder, sources, new TrainingEngines(), progress, log);
  }

  /** A run with engines from somewhere else. */
  SweepFlow(
      SparkSession spark,
      ResultsFolder folder,
      DataSources sources,
      EngineSource engines,
      ProgressListener progress,
      Consumer<String> log) {
    this.spark = spark;
    this.folder = folder;
    this.data = new DataCache(sources);
    this.job = new SweepJob(spark, folder, data, engines, CostModel::flops, progress);
    this.log = log;
  }

  /**
   * Trains what is missing, then judges and reports.
   *
   * @param failed what to do with cells that failed in an earlier run
   * @throws BadInputException if there is too little memory for the plan; nothing was written
   * @throws SweepException if the first cells of a stage all failed, or Spark gives up a job
   */
  public RunResult run(Plan plan, FailedCells failed) {
    try {
      return runToTheEnd(plan, failed);
    } catch (CancellationException e) {
      return new RunResult(jobs, List.of(), List.of(), true);
    }
  }

  private RunResult runToTheEnd(Plan given, FailedCells failed) {
    Plan plan = begin(given);
    Map<GroupPlan, List<Prediction>> predictions = predictions(plan, failed);
    Rounds rounds = Rounds.of(spark, folder, plan, predictions);
    JudgingStage judging = new JudgingStage(spark, folder);
    rounds.run(
        plan.run().groups(),
        (stage, round, cells) -> train(stage, plan, cells, round == 1 ? failed : FailedCells.KEEP),
        group -> tellVerdicts(plan, group, rounds, judging));
    log.accept("audits");
    List<Audit> audits = audits().audit(plan, ids(rounds.cells()));
    folder.cells().compact(spark, FEW_FILES);
    log.accept("verdicts");
    return new RunResult(jobs, judge(plan, rounds, judging, audits), audits, false);
  }

  /** Says what a group's cells decided while other groups go on; the only group need not wait. */
  private void tellVerdicts(Plan plan, GroupPlan group, Rounds rounds, JudgingStage judging) {
    if (plan.groups().size() > 1) {
      log.accept("  " + Summary.line(judging.judgeOver(group, rounds)));
    }
  }

  /** Keeps the plan, grown where its verdict was read before. */
  private Plan begin(Plan given) {
    job.requireMemory(given.groups().stream().map(group -> group.group().setting()).toList());
    PlanHistory history = new PlanHistory(spark, folder);
    Plan plan = history.grown(given);
    history.keep(plan).forEach(log);
    log.accept(TrainingEngines.description(plan.run().engine()));
    return plan;
  }

  /**
   * Trains the pilots that are missing and asks every predictor; the first half of a run.
   *
   * @param failed what to do with pilots that failed in an earlier run
   * @throws SweepException as {@link #run} does
   */
  public Predicted predict(Plan plan, FailedCells failed) {
    try {
      return new Predicted(jobs, predictions(begin(plan), failed), false);
    } catch (CancellationException e) {
      return new Predicted(jobs, Map.of(), true);
    }
  }

  private Map<GroupPlan, List<Prediction>> predictions(Plan plan, FailedCells failed) {
    train("pilots", plan, pilotCells(plan), failed);
    log.accept("predictions");
    return new PredictionStage(spark, folder, data, cells -> further(plan, cells, failed))
        .predict(plan);
  }

  /** Judges and reports on what the tables have, and trains nothing. */
  public List<GroupReport> judge(Plan plan) {
    Map<GroupPlan, List<Prediction>> predictions =
        new PredictionStage(spark, folder, data, cells -> List.of()).stored(plan);
    Rounds rounds = Rounds.of(spark, folder, plan, predictions);
    return judge(plan, rounds, new JudgingStage(spark, folder), audits().of(ids(rounds.cells())));
  }

  /** Ends the job that runs; what is finished stays. Safe to call from any thread. */
  public void cancel() {
    job.cancel();
  }

  private AuditStage audits() {
    return new AuditStage(spark, folder, job);
  }

  private List<GroupReport> judge(
      Plan plan, Rounds rounds, JudgingStage judging, List<Audit> audits) {
    List<JudgingStage.Judged> judged = judging.judge(plan, rounds);
    new ReportStage(folder, plan).write(judged, audits);
    return judged.stream().map(JudgingStage.Judged::report).toList();
  }

  /**
   * Trains cells, to their end or not at all: what follows from half of them would be stored and
   * never made again.
   *
   * @throws CancellationException if it was told to end
   * @throws SweepException if the first cells all failed
   */
  private void train(String stage, Plan plan, Collection<Cell> cells, FailedCells failed) {
    if (cells.isEmpty()) {
      return;
    }
    log.accept(stage);
    SweepSummary summary = job.run(cells, failed, origin(plan), plan.run());
    jobs.add(summary);
    switch (summary.ending()) {
      case COMPLETE -> {}
      case CANCELLED -> throw new CancellationException("in the course of " + stage);
      case FIRST_CELLS_FAILED ->
          throw new SweepException(
              "Cannot go on: the first cells all failed, so the cause is not in them; "
                  + summary.firstFailure().orElseThrow().line());
    }
  }

  /** Trains cells that a predictor asks for in the course of its procedure. */
  private List<CellResult> further(Plan plan, List<Cell> cells, FailedCells failed) {
    train("further pilots", plan, cells, failed);
    return folder.cells().read(spark, ids(cells));
  }

  private static Set<String> ids(Collection<Cell> cells) {
    return cells.stream().map(Cell::id).collect(Collectors.toSet());
  }

  private static Origin origin(Plan plan) {
    return new Origin(plan.hash(), Build.version(), Build.commit(), Build.libraries());
  }

  static Set<Cell> pilotCells(Plan plan) {
    return plan.groups().stream()
        .filter(PredictionStage::needsPilots)
        .flatMap(group -> group.pilotCells().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
