package dev.initsweep.api;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.data.DataFolders;
import dev.initsweep.data.DataSources;
import dev.initsweep.data.Dataset;
import dev.initsweep.flow.Registries;
import dev.initsweep.flow.RunResult;
import dev.initsweep.flow.SweepFlow;
import dev.initsweep.flow.TrainingEngines;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.PlanBuilder;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.FailedCells;
import dev.initsweep.sweep.ProgressListener;
import dev.initsweep.sweep.SparkSessions;
import dev.initsweep.theory.Predictor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Runs plans on a Spark session that its caller opened and closes. Values of this class do not
 * change; each runs as many plans as one likes, one after the other or side by side.
 */
public final class Initsweep {

  private final SparkSession spark;
  private final Registries registries;
  private final Set<SweepFlow> running = ConcurrentHashMap.newKeySet();

  private Initsweep(SparkSession spark, Registries registries) {
    this.spark = spark;
    this.registries = registries;
  }

  /**
   * Takes a session, with the data sets, predictors and engines of this version.
   *
   * @throws BadInputException if a setting of the session rules sweeps out
   */
  public static Initsweep on(SparkSession spark) {
    SparkSessions.requireOneThreadATask(spark);
    DataSources sources = DataSources.standard(DataFolders.of(System.getenv()), line -> {});
    return new Initsweep(spark, Registries.standard(sources));
  }

  /** Lists the settings that a session should be opened with, so that {@link #limits} is empty. */
  public static Map<String, String> sessionSettings() {
    return SparkSessions.SETTINGS;
  }

  /** Says what this session cannot do, and why, in one sentence each. */
  public List<String> limits() {
    return SparkSessions.limits(spark);
  }

  /**
   * Adds a predictor, which runs on the driver.
   *
   * @throws BadInputException if its name is taken, or is none that a plan can write
   */
  public Initsweep with(Predictor own) {
    return new Initsweep(spark, registries.with(registries.predictors().with(own)));
  }

  /**
   * Adds a data set, which travels to executors; {@link Dataset#of} makes one of arrays.
   *
   * @throws BadInputException if its name is taken, or is none that a plan can write
   */
  public Initsweep with(Dataset own) {
    return with(registries.sources().with(own));
  }

  /** Looks for files of data sets in other places, in place of all data sets so far. */
  public Initsweep with(DataSources sources) {
    return new Initsweep(spark, registries.with(sources));
  }

  /**
   * Adds a training engine, whose class executors need on their class path.
   *
   * @param label its name in plans, under {@code run.engine}
   * @throws BadInputException if the label is taken, or is none that a plan can write
   */
  public Initsweep with(String label, TrainingEngines.Factory factory) {
    return new Initsweep(spark, registries.with(label, factory));
  }

  /** Starts a plan in code, with the keys of conf/defaults.conf. */
  public PlanBuilder plan() {
    return registries.parser().builder();
  }

  /**
   * Reads a plan file.
   *
   * @param changes texts {@code key=value}, each in place of the key in the file
   * @throws BadInputException for whatever is wrong with it, in one line
   */
  public Plan plan(Path file, List<String> changes) {
    return registries.parser().parse(file, changes);
  }

  /**
   * Runs a plan without reporting its progress.
   *
   * @see #run(Plan, String, FailedCells, ProgressListener, Consumer)
   */
  public SweepResult run(Plan plan, String folder) {
    return run(plan, folder, FailedCells.KEEP, ProgressListener.NONE, line -> {});
  }

  /**
   * Trains what a results folder lacks of a plan, judges, and writes the reports.
   *
   * @param folder a path, or the address of a folder in a file system that Spark knows
   * @param failed what to do with cells that failed in an earlier run
   * @param progress receives the events of cells, as far as {@link #limits} allows
   * @param log receives one line for each stage that begins
   * @throws BadInputException if there is too little memory for the plan, or the folder cannot be
   *     used; nothing was written
   * @throws SweepEndedException if {@link #cancel} was called or the session was stopped
   */
  public SweepResult run(
      Plan plan,
      String folder,
      FailedCells failed,
      ProgressListener progress,
      Consumer<String> log) {
    return guarded(
        () -> {
          ResultsFolder results = ResultsFolder.at(folder, spark);
          SweepFlow flow = new SweepFlow(spark, results, registries, progress, log);
          running.add(flow);
          try {
            RunResult result = flow.run(plan, failed);
            if (result.isCancelled()) {
              throw new SweepEndedException("it was cancelled", null);
            }
            return new SweepResult(spark, results, result);
          } finally {
            running.remove(flow);
          }
        });
  }

  /**
   * Opens a table of a results folder that is there, whatever wrote it.
   *
   * @param folder a path, or the address of a folder in a file system that Spark knows
   * @param table as {@link SweepResult#table} takes it
   * @throws BadInputException if no results are there
   */
  public org.apache.spark.sql.Dataset<Row> table(String folder, String table) {
    ResultsFolder results = ResultsFolder.at(folder, spark);
    results.requireResults(folder);
    return SweepResult.table(spark, results, table);
  }

  /** Ends the runs of this value; finished cells are kept. Safe to call from any thread. */
  public void cancel() {
    running.forEach(SweepFlow::cancel);
  }

  private <T> T guarded(Supplier<T> work) {
    if (spark.sparkContext().isStopped()) {
      throw new SweepEndedException("the Spark session was stopped", null);
    }
    try {
      return work.get();
    } catch (SweepEndedException e) {
      throw e;
      // Spark says in many ways that it was stopped, with checked exceptions among them.
    } catch (Exception e) {
      if (spark.sparkContext().isStopped()) {
        throw new SweepEndedException("the Spark session was stopped", e);
      }
      throw e;
    }
  }
}
