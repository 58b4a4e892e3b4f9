package dev.initsweep.sweep;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Status;
import dev.initsweep.data.Dataset;
import dev.initsweep.plan.RunSettings;
import dev.initsweep.store.CellState;
import dev.initsweep.store.CellTable;
import dev.initsweep.store.ResultsFolder;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Trains the cells that a results folder lacks, in one Spark job, and counts what it holds then.
 *
 * <p>Rows are durable when their task ends, so whatever ends a job, the next one goes on there.
 * Several processes may train into one folder; each writes into a folder of its own.
 */
public final class SweepJob {

  /**
   * What a core does in a second, for the size of tasks only. Where it does more, tasks are
   * shorter.
   */
  private static final double FLOPS_PER_SECOND = 50e9;

  private final SparkSession spark;
  private final ResultsFolder folder;
  private final EngineSource engines;
  private final ToDoubleFunction<Cell> cost;
  private final ProgressListener listener;
  private final Broadcasts data;
  private final JobControl control;

  /**
   * Prepares jobs; nothing runs yet.
   *
   * @param spark from {@link SparkSessions}
   * @param folder where rows go
   * @param data loads a data set by its name
   * @param engines where executors find engines
   * @param cost floating-point operations of a cell, the same for all cells of a setting
   * @param listener hears of progress
   */
  public SweepJob(
      SparkSession spark,
      ResultsFolder folder,
      Function<String, Dataset> data,
      EngineSource engines,
      ToDoubleFunction<Cell> cost,
      ProgressListener listener) {
    this.spark = spark;
    this.folder = folder;
    this.data = new Broadcasts(JavaSparkContext.fromSparkContext(spark.sparkContext()), data);
    this.engines = engines;
    this.cost = cost;
    this.listener = listener;
    this.control = new JobControl(spark.sparkContext(), listener);
  }

  /**
   * Trains what is missing of some cells.
   *
   * @param cells what the table should hold; repetitions count once
   * @param failed what to do with cells that failed before
   * @param origin goes into the provenance of new rows
   * @throws BadInputException if a data set is not the one that the cells were planned on
   * @throws SweepException if Spark gives up the job, as when the disk is full
   */
  public SweepSummary run(
      Collection<Cell> cells, FailedCells failed, Origin origin, RunSettings settings) {
    Map<String, Cell> planned = new LinkedHashMap<>();
    cells.forEach(cell -> planned.putIfAbsent(cell.id(), cell));
    CellTable table = folder.cells(settings.engine());
    Map<String, CellState> before = table.statuses(spark);
    List<Cell> open =
        planned.entrySet().stream()
            .filter(entry -> isOpen(before.get(entry.getKey()), failed))
            .map(Map.Entry::getValue)
            .toList();
    int found = planned.size() - open.size();
    listener.jobStarted(open.size(), found, open.stream().mapToDouble(cost).sum());
    if (open.isEmpty()) {
      return summary(planned, found, before, Optional.empty());
    }
    train(open, table, origin, settings);
    return summary(planned, found, table.statuses(spark), control.firstFailure());
  }

  /**
   * Trains cells by a second engine too, and adds what it says to the table of audits.
   *
   * @param results rows of the table, none that failed
   * @throws SweepException if Spark gives up the job
   */
  public void audit(Collection<CellResult> results) {
    CellAudit audit =
        new CellAudit(engines, data.of(results.stream().map(CellResult::cell).toList()));
    control.run(
        UUID.randomUUID().toString(),
        "initsweep: %d audits".formatted(results.size()),
        () ->
            folder
                .audits()
                .write(
                    spark,
                    JavaSparkContext.fromSparkContext(spark.sparkContext())
                        .parallelize(
                            results.stream().map(CellAudit.Trained::of).toList(), results.size())
                        .map(audit)));
  }

  /** Ends the job that runs, and keeps later ones from starting; callable from any thread. */
  public void cancel() {
    control.stop(SweepSummary.Ending.CANCELLED);
  }

  private static boolean isOpen(CellState state, FailedCells failed) {
    return state == null || (state.status() == Status.FAILED && failed == FailedCells.RETRY);
  }

  private void train(List<Cell> open, CellTable table, Origin origin, RunSettings settings) {
    SparkContext context = spark.sparkContext();
    double mostFlops = settings.taskSeconds() * FLOPS_PER_SECOND;
    List<SweepTask> tasks =
        new TaskPlanner(cost, mostFlops, context.defaultParallelism()).tasks(open);
    String job = UUID.randomUUID().toString();
    CellTraining training =
        new CellTraining(
            job, origin, settings.engine(), engines, SparkSessions.tries(context), data.of(open));
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(context)
            .parallelize(tasks, tasks.size())
            .mapPartitions(training);
    control.run(
        job,
        "initsweep: %d cells".formatted(open.size()),
        () -> table.write(spark, rows, table.newRunFolder()));
  }

  private SweepSummary summary(
      Map<String, Cell> planned,
      int found,
      Map<String, CellState> states,
      Optional<SweepSummary.Failure> firstFailure) {
    Map<Status, Integer> counts = new HashMap<>();
    int missing = 0;
    for (String id : planned.keySet()) {
      if (states.containsKey(id)) {
        counts.merge(states.get(id).status(), 1, Integer::sum);
      } else {
        missing++;
      }
    }
    return new SweepSummary(
        planned.size(),
        found,
        counts.getOrDefault(Status.OK, 0),
        counts.getOrDefault(Status.DIVERGED, 0),
        counts.getOrDefault(Status.FAILED, 0),
        missing,
        firstFailure,
        control.ending());
  }
}
