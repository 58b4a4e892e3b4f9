package dev.initsweep.store;

import java.util.Comparator;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;

/**
 * A row and where it lies.
 *
 * @param columns that were read of its table
 * @param row values in their order, null for those that its file lacks
 * @param file that it was read from
 * @param position its number in that file, from 0
 */
record StoredRow(Columns columns, Row row, Path file, long position) {

  /** Settles what no other order does, the same way for every reader. */
  static final Comparator<StoredRow> BY_PLACE =
      Comparator.comparing((StoredRow row) -> row.file().toString())
          .thenComparingLong(StoredRow::position);

  String text(String column) {
    return values().text(column);
  }

  Columns.Values values() {
    return columns.of(row);
  }
}
