package dev.initsweep.store;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.Named;
import dev.initsweep.cell.Status;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * The table of finished cells. Any number of jobs may write, each into a run folder of its own.
 *
 * <p>A cell may have several rows, from two runs at once or from two engines; readers see one: rows
 * that did not fail first, then those of the preferred engine, then those with all columns of
 * today's format, then the one that started first.
 */
public final class CellTable {

  private final Table table;
  private final String engine;

  CellTable(Table table, String engine) {
    this.table = table;
    this.engine = engine;
  }

  /** The path of a new run folder; every job that writes must have its own. */
  public String newRunFolder() {
    return table.newRun().toString();
  }

  /**
   * Writes rows in one Spark job on the calling thread, one file a partition. The rows of a
   * partition are durable when its task has ended, whatever becomes of the driver then. Exceptions
   * of the job come as Spark throws them.
   *
   * @param rows made by {@link CellSchema#toRow}
   * @param runFolder from {@link #newRunFolder}
   */
  public void write(SparkSession spark, JavaRDD<Row> rows, String runFolder) {
    table.write(spark, rows, new Path(runFolder));
  }

  /** Files of the table's folder that are no part of it, each with the reason, a line a file. */
  public List<String> skippedFiles() {
    return table.scan().skipped();
  }

  /** The state of every cell in the table by its id, in no order. */
  public Map<String, CellState> statuses(SparkSession spark) {
    return table.patiently(
        () -> {
          Map<String, CellState> states = new HashMap<>();
          Map<CellState, CellState> shared = new HashMap<>();
          for (Row row :
              table
                  .read(spark, table.scan().paths())
                  .select("id", "status", "failure_category")
                  .collectAsList()) {
            CellState state =
                new CellState(
                    Named.parse(Status.class, row.getString(1)),
                    Optional.ofNullable(row.getString(2))
                        .map(label -> Named.parse(FailureCategory.class, label)));
            states.merge(
                row.getString(0),
                shared.computeIfAbsent(state, s -> s),
                (a, b) -> a.status() == Status.FAILED ? b : a);
          }
          return states;
        });
  }

  /**
   * The results of some cells in order of their ids; cells that are not in the table are left out.
   *
   * @throws BadInputException if two rows of a cell contradict each other, see {@link #view}
   */
  public List<CellResult> read(SparkSession spark, Set<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return results(
        () -> view(spark).join(wanted(spark, ids, "id"), new String[] {"id"}, "left_semi"));
  }

  private static Dataset<Row> wanted(SparkSession spark, Set<String> values, String column) {
    return functions.broadcast(
        spark.createDataset(List.copyOf(values), Encoders.STRING()).toDF(column));
  }

  private List<CellResult> results(Supplier<Dataset<Row>> wanted) {
    return table.patiently(
        () -> {
          List<Row> rows = wanted.get().select(CellSchema.COLUMNS.select()).collectAsList();
          int id = CellSchema.schema().fieldIndex("id");
          return rows.parallelStream()
              .sorted(Comparator.comparing(row -> row.getString(id)))
              .map(CellSchema::fromRow)
              .toList();
        });
  }

  /**
   * The results of all cells of some settings but pilots, in order of their ids.
   *
   * @param settings their ids
   * @throws BadInputException if two rows of a cell contradict each other, see {@link #view}
   */
  public List<CellResult> ofSettings(SparkSession spark, Set<String> settings) {
    return results(
        () ->
            view(spark)
                .where(functions.not(functions.col("pilot")))
                .join(
                    wanted(spark, settings, "setting_id"),
                    new String[] {"setting_id"},
                    "left_semi"));
  }

  /** The results of the cells whose ids have a start, in order of their ids. */
  public List<CellResult> startingWith(SparkSession spark, String prefix) {
    return table.patiently(
        () ->
            view(spark)
                .where(functions.col("id").startsWith(prefix))
                .orderBy("id")
                .collectAsList()
                .stream()
                .map(CellSchema::fromRow)
                .toList());
  }

  /**
   * Merges many small files into few, of about 128 MB, and leaves a table of few files alone unless
   * one of them is of an earlier format. Readers and writers may go on meanwhile, and it may be
   * killed at any moment: new files are complete before the first old one is deleted, and readers
   * take one row of two that are equal. What killed jobs left behind is deleted after a day.
   *
   * @param files how many files are few
   * @return how many files were merged; 0 where there were few
   * @throws BadInputException if two rows of a cell contradict each other, see {@link #view}
   */
  public int compact(SparkSession spark, int files) {
    return new Compaction(table).run(spark, files);
  }

  /**
   * One row a cell, in the columns of {@link CellSchema#schema}.
   *
   * @throws BadInputException if two rows of one cell, engine and kernel differ in a result column;
   *     the message names both files
   */
  public Dataset<Row> view(SparkSession spark) {
    Dataset<Row> rows = table.read(spark, table.scan().paths());
    return Duplicates.resolve(rows, engine).select(CellSchema.COLUMNS.select());
  }
}
