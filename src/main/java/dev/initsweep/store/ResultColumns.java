package dev.initsweep.store;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.initsweep.cell.Status;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;

/**
 * In which result columns two rows of one cell have to agree: in all, or where one of them has only
 * the columns of format 1, in these.
 *
 * <p>A table keeps such rows when it is compacted, so a row's own lists tell which it is: today's
 * are there for every cell with that status, even where they are empty.
 */
public final class ResultColumns {

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

  /** Whether a row that did not fail has all result columns that its status allows. */
  static boolean isComplete(Row row) {
    Columns.Values values = CellSchema.COLUMNS.of(row);
    return values.has(values.text("status").equals(Status.OK.label()) ? OF_TRAINED : OF_DIVERGED);
  }

  /**
   * Whether a row has all result columns that its status allows.
   *
   * @param prefix of the names of its columns, such as {@code a.}; may be empty
   */
  static Column isComplete(String prefix) {
    return functions
        .when(
            col(prefix + "status").equalTo(Status.OK.label()), col(prefix + OF_TRAINED).isNotNull())
        .otherwise(col(prefix + OF_DIVERGED).isNotNull());
  }

  /**
   * Whether two rows of one cell agree in all columns that are to be compared.
   *
   * @param one alias of the first row
   * @param other alias of the second one
   */
  public static Column same(String one, String other) {
    List<String> all = CellSchema.RESULT_COLUMNS;
    Column complete = isComplete(one + ".").and(isComplete(other + "."));
    return same(one, other, OF_FORMAT_1).and(functions.not(complete).or(same(one, other, all)));
  }

  private static Column same(String one, String other, List<String> columns) {
    return columns.stream()
        .map(column -> col(one + "." + column).eqNullSafe(col(other + "." + column)))
        .reduce(lit(true), Column::and);
  }
}
