package dev.initsweep.sweep;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.Outcome;
import dev.initsweep.data.Dataset;
import dev.initsweep.plan.RunSettings;
import dev.initsweep.store.CellSchema;
import dev.initsweep.store.CellTable;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.train.Engine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Trains cells in as many Spark jobs as it takes. One is enough, unless executors die: Spark gives
 * a job up when the executors of one task die too often, whatever they died of, and cells that were
 * open when native code ended an executor are trained again alone.
 */
final class TrainingRounds {

  /** This many rounds in which no cell ended mean that more of them will not help. */
  private static final int MOST_IN_VAIN = 3;

  /**
   * This is what a core does in a second, for the size of tasks only. Where it does more, tasks are
   * shorter.
   */
  private static final double FLOPS_PER_SECOND = 50e9;

  private final SparkSession spark;
  private final CellTable table;
  private final EngineSource engines;
  private final Engine engine;
  private final Map<String, Broadcast<Dataset>> data;
  private final ResultsFolder folder;
  private final Broadcast<SerializableConfiguration> hadoop;
  private final RunOrigin origin;
  private final RunSettings settings;
  private final JobControl control;
  private final Suspects suspects;

  TrainingRounds(
      SparkSession spark,
      CellTable table,
      EngineSource engines,
      Map<String, Broadcast<Dataset>> data,
      ResultsFolder folder,
      Broadcast<SerializableConfiguration> hadoop,
      RunOrigin origin,
      RunSettings settings,
      JobControl control,
      Suspects suspects) {
    this.spark = spark;
    this.table = table;
    this.engines = engines;
    this.engine = engines.named(settings.engine());
    this.data = data;
    this.folder = folder;
    this.hadoop = hadoop;
    this.origin = origin;
    this.settings = settings;
    this.control = control;
    this.suspects = suspects;
  }

  /**
   * Trains cells until all have ended or the control says so.
   *
   * @param cells none of which has ended
   * @param left of some cells, those that have not ended yet
   */
  void train(List<Cell> cells, Function<List<Cell>, List<Cell>> left) {
    ExecutorLosses losses = new ExecutorLosses(suspects, control);
    spark.sparkContext().addSparkListener(losses);
    try {
      List<Cell> rest = cells;
      int vain = 0;
      while (!rest.isEmpty() && control.goesOn()) {
        List<Cell> alone = rest.stream().filter(cell -> suspects.contains(cell.id())).toList();
        List<Cell> others = rest.stream().filter(cell -> !suspects.contains(cell.id())).toList();
        Optional<SweepException> broken = alone.isEmpty() ? Optional.empty() : trainAlone(alone);
        if (broken.isEmpty() && !others.isEmpty()) {
          broken = job(tasks(others), false);
        }
        if (broken.isEmpty() && others.stream().noneMatch(cell -> suspects.contains(cell.id()))) {
          return;
        }
        List<Cell> before = rest;
        rest = left.apply(before);
        boolean helped =
            rest.size() < before.size()
                || others.stream().anyMatch(cell -> suspects.contains(cell.id()));
        vain = helped ? 0 : vain + 1;
        if (vain == MOST_IN_VAIN && broken.isPresent()) {
          throw broken.get();
        }
      }
    } finally {
      spark.sparkContext().removeSparkListener(losses);
    }
  }

  private List<SweepTask> tasks(List<Cell> cells) {
    double mostFlops = settings.taskSeconds() * FLOPS_PER_SECOND;
    int slots = spark.sparkContext().defaultParallelism();
    return new TaskPlanner(engine::flops, mostFlops, slots).tasks(cells);
  }

  private Optional<SweepException> trainAlone(List<Cell> cells) {
    if (spark.sparkContext().isLocal()) {
      trainInProcesses(cells);
      return Optional.empty();
    }
    List<SweepTask> tasks =
        cells.stream()
            .map(cell -> SweepTask.ofOne(cell, engine.flops(cell)))
            .collect(Collectors.toList());
    suspects.alone(true);
    try {
      Optional<SweepException> broken = job(tasks, true);
      giveUp(cells.stream().filter(cell -> suspects.isGivenUp(cell.id())).toList());
      return broken;
    } finally {
      suspects.alone(false);
    }
  }

  private void trainInProcesses(List<Cell> cells) {
    IsolatedProcesses processes =
        new IsolatedProcesses(
            engines,
            settings.engine(),
            origin,
            states(),
            hadoop.value(),
            settings.crashTries(),
            control::goesOn);
    Map<String, Dataset> datasets =
        data.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().value()));
    Map<Cell, Optional<Row>> ended =
        processes.train(cells, datasets, spark.sparkContext().defaultParallelism());
    List<Row> rows = ended.values().stream().flatMap(Optional::stream).toList();
    write(rows);
    rows.forEach(
        row -> {
          CellResult result = CellSchema.fromRow(row);
          end(result.cell(), result.outcome(), result.provenance().seconds());
        });
    giveUp(
        ended.entrySet().stream()
            .filter(entry -> entry.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList());
  }

  /** The row of a cell that no engine could write. */
  private void giveUp(List<Cell> cells) {
    Outcome outcome =
        new Outcome.Failed(
            FailureCategory.NATIVE_CRASH,
            String.format(
                Locale.ROOT,
                "native code ended its process, %d times of %d alone",
                settings.crashTries(),
                settings.crashTries()));
    List<Row> rows = new ArrayList<>();
    for (Cell cell : cells) {
      rows.add(
          CellSchema.toRow(
              new CellResult(
                  cell,
                  outcome,
                  origin.provenance(
                      "unknown",
                      CellTraining.host(),
                      settings.crashTries() - 1,
                      Instant.now(),
                      0,
                      settings.engine()))));
    }
    write(rows);
    cells.forEach(cell -> end(cell, outcome, 0));
  }

  private void end(Cell cell, Outcome outcome, double seconds) {
    control.ended(CellEnd.of(cell, outcome, CellTraining.host(), seconds, engine.flops(cell)));
  }

  private void write(Collection<Row> rows) {
    if (!rows.isEmpty()) {
      JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
      table.write(spark, context.parallelize(List.copyOf(rows), 1), table.newRunFolder());
    }
  }

  private StateSource states() {
    return new StateSource(
        folder.location(), 60 * settings.stateMinutes(), folder.states().cellIds());
  }

  private Optional<SweepException> job(List<SweepTask> tasks, boolean alone) {
    String job = UUID.randomUUID().toString();
    CellTraining training =
        new CellTraining(
            job,
            origin,
            settings.engine(),
            engines,
            SparkSessions.tries(spark.sparkContext()),
            alone,
            data,
            states(),
            hadoop);
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(tasks, tasks.size())
            .mapPartitions(training);
    return control.run(
        job,
        String.format(
            Locale.ROOT, "initsweep: %d tasks%s", tasks.size(), alone ? ", one at a time" : ""),
        suspects,
        () -> table.write(spark, rows, table.newRunFolder()));
  }
}
