package dev.initsweep.store;

import dev.initsweep.cell.Status;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * Says in which result columns two rows of one cell have to agree. They have to agree in all, or
 * where one of them has only the columns of format 1, in these.
 *
 * <p>A table keeps such rows when it is compacted, so a row's own lists tell which it is: today's
 * are there for every cell with that status, even where they are empty.
 */
final class ResultColumns {

  private static final String OF_TRAINED = "noise_layer_isotropies";
  private static final String OF_DIVERGED = "initial_bias_mean_squares";

  private static final List<String> OF_FORMAT_1 =
      OutcomeColumns.RESULTS.stream()
          .filter(field -> !Columns.isAdded(field))
          .map(StructField::name)
          .toList();

  private ResultColumns() {}

  /** The columns to compare, in the order of the table. */
  static List<String> compared(Row one, Row other) {
    return isComplete(one) && isComplete(other) ? CellSchema.RESULT_COLUMNS : OF_FORMAT_1;
  }

  /** Tells whether a row that did not fail has all result columns that its status allows. */
  static boolean isComplete(Row row) {
    Columns.Values values = CellSchema.COLUMNS.of(row);
    return values.has(values.text("status").equals(Status.OK.label()) ? OF_TRAINED : OF_DIVERGED);
  }
}
