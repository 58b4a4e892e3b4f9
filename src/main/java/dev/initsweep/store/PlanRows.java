package dev.initsweep.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Holds rows that are found afresh for a plan as a whole. For each plan it has those that were
 * written last.
 */
record PlanRows(ParquetTable table) {

  private static final String PLAN = "plan_hash";
  private static final String WRITTEN = "written";

  /**
   * Writes all rows of a plan in one file, and then deletes those that it had. A reader sees either
   * the old ones or the new ones.
   */
  void replace(String planHash, List<Row> rows) {
    Set<Path> before =
        table.read(table.scan().files(), Set.of(PLAN)).stream()
            .filter(row -> row.text(PLAN).equals(planHash))
            .map(StoredRow::file)
            .collect(Collectors.toSet());
    table.write(rows);
    table.delete(before);
  }

  List<Columns.Values> read(String planHash) {
    return table.patiently(
        () ->
            last(table.read(table.scan().files(), Positions.ALL)).stream()
                .filter(row -> row.text(PLAN).equals(planHash))
                .map(StoredRow::values)
                .toList());
  }

  /** The hashes of the plans that have rows. */
  Set<String> plans() {
    return table.patiently(
        () ->
            table.read(table.scan().files(), Set.of(PLAN)).stream()
                .map(row -> row.text(PLAN))
                .collect(Collectors.toSet()));
  }

  /** The rows of all plans. */
  Dataset<Row> view(SparkSession spark) {
    return table.patiently(
        () -> {
          List<TableScan.TableFile> files = table.scan().files();
          List<StoredRow> rows = table.read(files, Set.of(PLAN, WRITTEN));
          return table.view(spark, files, Duplicates.others(rows, last(rows)));
        });
  }

  private static List<StoredRow> last(List<StoredRow> rows) {
    Map<String, Instant> last = new HashMap<>();
    rows.forEach(row -> last.merge(row.text(PLAN), written(row), PlanRows::later));
    return rows.stream().filter(row -> written(row).equals(last.get(row.text(PLAN)))).toList();
  }

  private static Instant written(StoredRow row) {
    return row.values().instant(WRITTEN);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
