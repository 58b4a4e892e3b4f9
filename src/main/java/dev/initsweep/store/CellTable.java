package dev.initsweep.store;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellReading;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.Named;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Status;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Reads and writes the table of finished cells. Any number of jobs may write, each into a run
 * folder of its own.
 *
 * <p>A cell may have several rows, from two runs at once or from two engines; readers see one: rows
 * that did not fail first, then those of the preferred engine, then those with all columns of
 * today's format, then the one that started first.
 */
public final class CellTable {

  /** Up to here, to read all at once is faster than to open every file twice. */
  private static final long SMALL_BYTES = 16L << 20;

  private static final Set<String> INDEX = Set.of("id", "setting_id", "pilot");
  private static final Set<String> STATE = Set.of("id", "status", "failure_category");

  private final ParquetTable table;
  private final String engine;

  CellTable(ParquetTable table, String engine) {
    this.table = table;
    this.engine = engine;
  }

  /** Returns the path of a new run folder; every job that writes must have its own. */
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

  /**
   * Returns the files of the table's folder that are no part of it. Each has the reason, a line a
   * file.
   */
  public List<String> skippedFiles() {
    return table.scan().skipped();
  }

  /** Returns the state of every cell in the table by its id, in no order. */
  public Map<String, CellState> statuses() {
    return statuses(id -> true);
  }

  /**
   * Returns the states of those cells in the table whose ids are asked for, by id, in no order.
   *
   * @param asked called by several threads
   */
  public Map<String, CellState> statuses(Predicate<String> asked) {
    return table.patiently(
        () -> {
          Map<String, CellState> states = new HashMap<>();
          table.read(table.scan().files(), STATE, row -> state(row, asked)).stream()
              .flatMap(Optional::stream)
              .forEach(
                  row ->
                      states.merge(
                          row.getKey(),
                          row.getValue(),
                          (a, b) -> a.status() == Status.FAILED ? b : a));
          return states;
        });
  }

  private static Optional<Map.Entry<String, CellState>> state(
      StoredRow row, Predicate<String> asked) {
    String id = row.text("id");
    return asked.test(id) ? Optional.of(Map.entry(id, state(row.values()))) : Optional.empty();
  }

  private static CellState state(Columns.Values values) {
    return new CellState(
        Named.parse(Status.class, values.text("status")),
        values.has("failure_category")
            ? Optional.of(Named.parse(FailureCategory.class, values.text("failure_category")))
            : Optional.empty());
  }

  /**
   * Returns the results of some cells in order of their ids. Cells that are not in the table are
   * left out.
   *
   * @throws BadInputException if two rows of a cell contradict each other, see {@link #view}
   */
  public List<CellResult> read(Set<String> ids) {
    return ids.isEmpty() ? List.of() : results(row -> ids.contains(row.text("id")));
  }

  /**
   * Returns what races read of all cells of some settings but pilots, in no order.
   *
   * @param settings by their ids
   * @param epochs after which verdicts look; 0 for the last
   * @throws BadInputException if two rows of a cell contradict each other, see {@link #view}
   */
  public List<CellReading> ofSettings(Map<String, Setting> settings, int epochs) {
    return new CellReadings(table, this::results, epochs).ofSettings(settings);
  }

  /**
   * Returns what races read of some cells, in no order. Cells that are not in the table are left
   * out.
   *
   * @param cells by their ids
   * @param epochs after which verdicts look; 0 for the last
   * @throws BadInputException if two rows of a cell contradict each other, see {@link #view}
   */
  public List<CellReading> of(Map<String, Cell> cells, int epochs) {
    return cells.isEmpty() ? List.of() : new CellReadings(table, this::results, epochs).of(cells);
  }

  /** Returns the results of the cells whose ids have a start, in order of their ids. */
  public List<CellResult> startingWith(String prefix) {
    return results(row -> row.text("id").startsWith(prefix));
  }

  private List<CellResult> results(Predicate<Columns.Values> wanted) {
    return rows(wanted).parallelStream().map(row -> CellSchema.fromRow(row.row())).toList();
  }

  /**
   * Returns how many cells the table has.
   *
   * @throws BadInputException if two rows of a cell contradict each other, see {@link #view}
   */
  public int count() {
    return table.patiently(
        () -> {
          Index index = index();
          resolved(index, row -> false);
          return (int) index.rows().stream().map(row -> row.text("id")).distinct().count();
        });
  }

  /** One row a cell of some, in order of their ids; a cell's rows are compared in any case. */
  List<StoredRow> rows(Predicate<Columns.Values> wanted) {
    return table.patiently(
        () ->
            resolved(index(), wanted).stream()
                .filter(row -> wanted.test(row.values()))
                .sorted(Comparator.comparing(row -> row.text("id")))
                .toList());
  }

  /**
   * All rows; of a large table, of each no more than tells whether it is wanted.
   *
   * @param isWhole whether the rows have all their values
   */
  private record Index(List<TableScan.TableFile> files, List<StoredRow> rows, boolean isWhole) {}

  private Index index() {
    List<TableScan.TableFile> files = table.scan().files();
    boolean isSmall = files.stream().mapToLong(file -> file.status().getLen()).sum() <= SMALL_BYTES;
    return new Index(
        files, isSmall ? table.read(files, Positions.ALL) : table.read(files, INDEX), isSmall);
  }

  /** One row a cell of those that are wanted and of those that have several rows. */
  private List<StoredRow> resolved(Index index, Predicate<Columns.Values> wanted) {
    return Duplicates.resolve(read(index, wanted), engine);
  }

  private List<StoredRow> read(Index index, Predicate<Columns.Values> wanted) {
    Set<String> repeated = Duplicates.repeated(index.rows());
    List<StoredRow> rows =
        index.rows().stream()
            .filter(row -> repeated.contains(row.text("id")) || wanted.test(row.values()))
            .toList();
    return index.isWhole() ? rows : table.read(index.files(), Positions.of(rows));
  }

  /**
   * Merges many small files into few, of about 128 MB. A table of few files is left alone unless
   * one of them is of an earlier format. Readers and writers may go on meanwhile, and it may be
   * killed at any moment: new files are complete before the first old one is deleted, and readers
   * take one row of two that are equal. What killed jobs left behind is deleted after a day.
   *
   * @param files how many files are few
   * @return how many files were merged; 0 where there were few
   * @throws BadInputException if two rows of a cell contradict each other, see {@link #view}
   */
  public int compact(int files) {
    return new Compaction(table).run(files);
  }

  /**
   * Returns one row a cell, in the columns of {@link CellSchema#schema}.
   *
   * @throws BadInputException if two rows of one cell, engine and kernel differ in a result column;
   *     the message names both files
   */
  public Dataset<Row> view(SparkSession spark) {
    return table.patiently(
        () -> {
          Index index = index();
          List<StoredRow> rows = read(index, row -> false);
          List<StoredRow> kept = Duplicates.resolve(rows, engine);
          return table.view(spark, index.files(), Duplicates.others(rows, kept));
        });
  }
}
