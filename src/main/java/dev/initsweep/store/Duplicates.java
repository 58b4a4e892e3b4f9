package dev.initsweep.store;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Status;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/**
 * One row a cell out of several. They come from runs that wrote at the same time, from compaction,
 * or from a second engine; rows of one engine and kernel must agree bit for bit, so that each such
 * pair is a check for free.
 */
final class Duplicates {

  private static final String RANK = "rank";

  private Duplicates() {}

  /**
   * Keeps one row an id.
   *
   * @param rows in the columns of the table, and {@link Table#FILE}
   * @param engine whose rows come first
   */
  static Dataset<Row> resolve(Dataset<Row> rows, String engine) {
    return isRepeated(rows)
        ? first(
            rows,
            List.of("id"),
            failedLast(),
            col("engine").equalTo(engine).desc(),
            completeFirst(),
            col("started"))
        : rows;
  }

  /** Keeps one row an id, engine and kernel: all that a reader could ask for. */
  static Dataset<Row> distinct(Dataset<Row> rows) {
    return isRepeated(rows)
        ? first(
            rows, List.of("id", "engine", "kernel"), failedLast(), completeFirst(), col("started"))
        : rows;
  }

  /** Whether an id has several rows; if so, they were checked against each other. */
  private static boolean isRepeated(Dataset<Row> rows) {
    Dataset<Row> repeated = rows.groupBy("id").count().where("count > 1").select("id");
    if (repeated.isEmpty()) {
      return false;
    }
    check(rows.join(repeated, new String[] {"id"}, "left_semi"));
    return true;
  }

  /** Keeps the first row of each group; files' names settle what the order leaves open. */
  static Dataset<Row> first(Dataset<Row> rows, List<String> groups, Column... order) {
    Column[] all = Arrays.copyOf(order, order.length + 1);
    all[order.length] = col(Table.FILE);
    Column rank =
        functions
            .row_number()
            .over(
                Window.partitionBy(groups.stream().map(functions::col).toArray(Column[]::new))
                    .orderBy(all));
    return rows.withColumn(RANK, rank).where(col(RANK).equalTo(lit(1))).drop(RANK);
  }

  private static Column failedLast() {
    return col("status").equalTo(Status.FAILED.label());
  }

  /** Rows of format 1 say less. */
  private static Column completeFirst() {
    return ResultColumns.isComplete("").desc();
  }

  private static void check(Dataset<Row> rows) {
    Iterator<Row> sorted =
        rows.where(functions.not(failedLast())).orderBy("id", Table.FILE).toLocalIterator();
    String id = "";
    Map<List<String>, Row> firsts = new HashMap<>();
    while (sorted.hasNext()) {
      Row row = sorted.next();
      if (!id.equals(text(row, "id"))) {
        id = text(row, "id");
        firsts.clear();
      }
      List<String> by = List.of(text(row, "engine"), text(row, "kernel"));
      Row first = firsts.get(by);
      if (first != null) {
        compare(first, row);
      }
      // A row of format 1 leaves later ones to be compared in what it lacks.
      if (first == null || ResultColumns.isComplete(row)) {
        firsts.put(by, row);
      }
    }
  }

  private static void compare(Row one, Row other) {
    List<RowDifference> differences = RowDifference.of(one, other);
    if (!differences.isEmpty()) {
      throw new BadInputException(
          ("Cannot read the table cells: two rows of cell %s by engine %s differ in %s, in %s and"
                  + " %s (one file is damaged, or a machine miscalculates; remove the one you do"
                  + " not trust)")
              .formatted(
                  text(one, "id"),
                  text(one, "engine"),
                  differences.get(0).column(),
                  text(one, Table.FILE),
                  text(other, Table.FILE)));
    }
  }

  private static String text(Row row, String column) {
    return row.getAs(column);
  }
}
