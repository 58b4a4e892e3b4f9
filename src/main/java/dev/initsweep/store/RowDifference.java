package dev.initsweep.store;

import dev.initsweep.cell.CellResult;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Describes a result column in which two results of one cell differ.
 *
 * @param column its name
 * @param one value of the first result, as text; empty for null
 * @param other value of the second one
 */
public record RowDifference(String column, String one, String other) {

  /** Returns how many columns of two results are compared: those that both have. */
  public static int compared(CellResult one, CellResult other) {
    return ResultColumns.compared(CellSchema.toRow(one), CellSchema.toRow(other)).size();
  }

  /** Returns all columns whose bits differ, in the order of the table. */
  public static List<RowDifference> of(CellResult one, CellResult other) {
    return of(CellSchema.toRow(one), CellSchema.toRow(other));
  }

  /** The same of two rows whose values are in the order of the table. */
  static List<RowDifference> of(Row one, Row other) {
    List<RowDifference> differences = new ArrayList<>();
    for (String column : ResultColumns.compared(one, other)) {
      int index = CellSchema.schema().fieldIndex(column);
      Object left = one.get(index);
      Object right = other.get(index);
      if (!plain(left).equals(plain(right))) {
        differences.add(new RowDifference(column, text(left), text(right)));
      }
    }
    return differences;
  }

  /**
   * A value whose equals compares bits: Scala's sequences would have 0.0 equal -0.0. Null is no
   * value, other than an empty list.
   */
  private static Object plain(Object value) {
    if (value instanceof byte[] bytes) {
      return ByteBuffer.wrap(bytes);
    }
    if (value instanceof scala.collection.Seq<?> values) {
      return CollectionConverters.asJava(values).stream().map(RowDifference::plain).toList();
    }
    return value == null ? Optional.empty() : value;
  }

  private static String text(Object value) {
    return value == null
        ? ""
        : value instanceof byte[] bits ? bits.length + " bytes" : plain(value).toString();
  }
}
