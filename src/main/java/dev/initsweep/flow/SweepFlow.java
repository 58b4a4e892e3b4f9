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
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.EngineSource;
import dev.initsweep.sweep.FailedCells;
import dev.initsweep.sweep.Origin;
import dev.initsweep.sweep.ProgressListener;
import dev.initsweep.sweep.SweepJob;
import dev.initsweep.sweep.SweepSummary;
import dev.initsweep.verify.GroupReport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
   */
  public RunResult run(Plan plan, FailedCells failed) {
    Predicted predicted = predict(plan, failed);
    if (predicted.isCancelled()) {
      return new RunResult(jobs, List.of(), List.of(), true);
    }
    Rounds rounds = new Rounds(spark, folder, plan, predicted.predictions());
    if (!rounds.run(cells -> train("cells", plan, cells, failed))) {
      return new RunResult(jobs, List.of(), List.of(), true);
    }
    log.accept("audits");
    List<Audit> audits = audits().audit(plan, ids(rounds.cells()));
    folder.cells().compact(spark, FEW_FILES);
    log.accept("verdicts");
    return new RunResult(jobs, judge(plan, rounds, predicted.predictions(), audits), audits, false);
  }

  /**
   * Trains the pilots that are missing and asks every predictor; the first half of a run.
   *
   * @param failed what to do with pilots that failed in an earlier run
   */
  public Predicted predict(Plan plan, FailedCells failed) {
    job.requireMemory(plan.groups().stream().map(group -> group.group().setting()).toList());
    new PlanHistory(folder).keep(plan).forEach(log);
    log.accept(TrainingEngines.description(plan.run().engine()));
    if (!train("pilots", plan, pilotCells(plan), failed)) {
      return new Predicted(jobs, Map.of(), true);
    }
    log.accept("predictions");
    return new Predicted(
        jobs,
        new PredictionStage(spark, folder, data, cells -> further(plan, cells, failed))
            .predict(plan),
        false);
  }

  /** Judges and reports on what the tables have, and trains nothing. */
  public List<GroupReport> judge(Plan plan) {
    Map<GroupPlan, List<Prediction>> predictions =
        new PredictionStage(spark, folder, data, cells -> List.of()).stored(plan);
    Rounds rounds = replay(spark, folder, plan, predictions);
    return judge(plan, rounds, predictions, audits().of(ids(rounds.cells())));
  }

  /** Ends the job that runs; what is finished stays. Safe to call from any thread. */
  public void cancel() {
    job.cancel();
  }

  private AuditStage audits() {
    return new AuditStage(spark, folder, job);
  }

  /** The rounds as far as the tables have them. */
  static Rounds replay(
      SparkSession spark,
      ResultsFolder folder,
      Plan plan,
      Map<GroupPlan, List<Prediction>> predictions) {
    Rounds rounds = new Rounds(spark, folder, plan, predictions);
    rounds.run(cells -> true);
    return rounds;
  }

  private List<GroupReport> judge(
      Plan plan, Rounds rounds, Map<GroupPlan, List<Prediction>> predictions, List<Audit> audits) {
    ReportStage report = new ReportStage(folder, plan);
    List<GroupReport> reports =
        new JudgingStage(spark, folder).judge(plan, rounds.judged(), predictions, report::add);
    report.write(reports, audits);
    return reports;
  }

  /** Whether the job came to its end. */
  private boolean train(String stage, Plan plan, Collection<Cell> cells, FailedCells failed) {
    if (cells.isEmpty()) {
      return true;
    }
    log.accept(stage);
    SweepSummary summary = job.run(cells, failed, origin(plan), plan.run());
    jobs.add(summary);
    return summary.ending() == SweepSummary.Ending.COMPLETE;
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
