package dev.initsweep.flow;

import dev.initsweep.cell.Audit;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.DataReading;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Setting;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.report.Summary;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.CellEnd;
import dev.initsweep.sweep.FailedCells;
import dev.initsweep.sweep.ProgressListener;
import dev.initsweep.sweep.RunOrigin;
import dev.initsweep.sweep.SweepException;
import dev.initsweep.sweep.SweepJob;
import dev.initsweep.sweep.SweepSummary;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/**
 * Goes through the stages of a run in order: pilots, predictions, cells, verdicts, report. Each
 * leaves a table, and each begins with what its table has already.
 */
public final class SweepFlow {

  /** A table of more files than these is merged after a run, as each file costs its readers. */
  private static final int FEW_FILES = 256;

  private final ResultsFolder folder;
  private final Registries registries;
  private final DataCache data;
  private final SweepJob job;
  private final Consumer<String> log;
  private final List<SweepSummary> jobs = new ArrayList<>();
  private final LongAdder trained = new LongAdder();

  /**
   * Prepares a run.
   *
   * @param spark the session to train on
   * @param folder where the tables are
   * @param registries what the names in plans stand for
   * @param progress receives the events of every cell
   * @param log receives one line for each stage that begins
   */
  public SweepFlow(
      SparkSession spark,
      ResultsFolder folder,
      Registries registries,
      ProgressListener progress,
      Consumer<String> log) {
    this.folder = folder;
    this.registries = registries;
    this.data = new DataCache(registries.sources());
    this.job = new SweepJob(spark, folder, data, registries.engines(), counting(progress));
    this.log = log;
  }

  /** Counts what ends, for the sign of life, and tells it on. */
  private ProgressListener counting(ProgressListener listener) {
    return new ProgressListener() {
      @Override
      public void jobStarted(int cells, int found, double flops) {
        listener.jobStarted(cells, found, flops);
      }

      @Override
      public void cellStarted(String cellId) {
        listener.cellStarted(cellId);
      }

      @Override
      public void cellEnded(CellEnd end) {
        trained.increment();
        listener.cellEnded(end);
      }
    };
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
    Heartbeat heartbeat = heartbeat(plan);
    try {
      return train(plan, failed);
    } finally {
      heartbeat.close();
    }
  }

  private Heartbeat heartbeat(Plan plan) {
    return new Heartbeat(folder, plan.hash(), trained::sum, InstantSource.system());
  }

  private RunResult train(Plan plan, FailedCells failed) {
    Map<GroupPlan, List<Prediction>> predictions = predictions(plan, failed);
    Rounds rounds = Rounds.of(folder, registries.predictors(), plan, predictions);
    JudgingStage judging = new JudgingStage(folder);
    AuditStage auditing = new AuditStage(folder, job);
    rounds.run(
        plan.run().groups(),
        (stage, round, cells) ->
            auditing.during(
                () -> train(stage, plan, cells, round == 1 ? failed : FailedCells.KEEP),
                plan,
                rounds::cells),
        groups -> tellVerdicts(plan, groups, rounds, judging));
    log.accept("audits");
    List<Audit> audits = auditing.audit(plan, rounds.cells());
    folder.cells().compact(FEW_FILES);
    log.accept("verdicts");
    return new RunResult(jobs, Judging.judge(folder, plan, rounds, judging, audits), audits, false);
  }

  /** Says what groups' cells decided while other groups go on; the only group need not wait. */
  private void tellVerdicts(
      Plan plan, List<GroupPlan> groups, Rounds rounds, JudgingStage judging) {
    if (plan.groups().size() > 1) {
      judging.judgeOver(groups, rounds).forEach(report -> log.accept("  " + Summary.line(report)));
    }
  }

  private static List<Setting> settings(Plan plan) {
    return plan.groups().stream().map(group -> group.group().setting()).toList();
  }

  /** Keeps the plan, grown where its verdict was read before. */
  private Plan begin(Plan given) {
    job.requireMemory(given.run().engine(), settings(given));
    folder.requireRoom();
    PlanHistory history = new PlanHistory(folder);
    Plan plan = history.grown(given);
    keepReadings(plan);
    history.keep(plan).forEach(log);
    DryRun.notes(plan).forEach(log);
    log.accept(registries.description(plan.run().engine(), settings(plan)));
    return plan;
  }

  /** Says what was read of the user's files, and keeps it for the report. */
  private void keepReadings(Plan plan) {
    for (DataReading reading : DataReadings.of(plan, registries.sources())) {
      reading.lines().forEach(log);
      folder.keepReading(reading);
    }
  }

  /**
   * Trains the pilots that are missing and asks every predictor; the first half of a run.
   *
   * @param failed what to do with pilots that failed in an earlier run
   * @throws SweepException as {@link #run} does
   */
  public Predicted predict(Plan plan, FailedCells failed) {
    try {
      Plan begun = begin(plan);
      Heartbeat heartbeat = heartbeat(begun);
      try {
        return new Predicted(jobs, predictions(begun, failed), false);
      } finally {
        heartbeat.close();
      }
    } catch (CancellationException e) {
      return new Predicted(jobs, Map.of(), true);
    }
  }

  private Map<GroupPlan, List<Prediction>> predictions(Plan plan, FailedCells failed) {
    train("pilots", plan, registries.predictors().pilotCells(plan), failed);
    log.accept("predictions");
    return new PredictionStage(
            folder, registries.predictors(), data, cells -> further(plan, cells, failed))
        .predict(plan);
  }

  /** Ends the job that runs; what is finished stays. Safe to call from any thread. */
  public void cancel() {
    job.cancel();
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

  /** Trains cells that a predictor asks for during its procedure. */
  private List<CellResult> further(Plan plan, List<Cell> cells, FailedCells failed) {
    train("further pilots", plan, cells, failed);
    return folder.cells().read(ids(cells));
  }

  private static Set<String> ids(Collection<Cell> cells) {
    return cells.stream().map(Cell::id).collect(Collectors.toSet());
  }

  private static RunOrigin origin(Plan plan) {
    return new RunOrigin(plan.hash(), Build.version(), Build.commit(), Build.libraries());
  }
}
