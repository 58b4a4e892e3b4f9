package dev.initsweep.store;

import dev.initsweep.cell.CellResult;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A result column in which two results of one cell differ.
 *
 * @param column its name
 * @param one value of the first result, as text; empty for null
 * @param other value of the second one
 */
public record RowDifference(String column, String one, String other) {

  /** How many columns are compared. */
  public static final int COMPARED = CellSchema.RESULT_COLUMNS.size();

  /** All columns whose bits differ, in the order of the table. */
  public static List<RowDifference> of(CellResult one, CellResult other) {
    Row left = CellSchema.toRow(one);
    Row right = CellSchema.toRow(other);
    List<RowDifference> differences = new ArrayList<>();
    for (String column : CellSchema.RESULT_COLUMNS) {
      int index = CellSchema.schema().fieldIndex(column);
      Object a = Duplicates.plain(left.get(index));
      Object b = Duplicates.plain(right.get(index));
      if (!a.equals(b)) {
        differences.add(new RowDifference(column, text(left.get(index)), text(right.get(index))));
      }
    }
    return differences;
  }

  private static String text(Object value) {
    return value == null
        ? ""
        : value instanceof byte[] bits
            ? bits.length + " bytes"
            : Duplicates.plain(value).toString();
  }
}
