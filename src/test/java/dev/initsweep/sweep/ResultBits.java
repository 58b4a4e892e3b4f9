package dev.initsweep.sweep;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Provenance;
import dev.initsweep.store.CellSchema;
import dev.initsweep.store.ResultsFolder;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Result columns as texts that are equal exactly where all bits are. */
final class ResultBits {

  private ResultBits() {}

  /** Of every row of a table, without any choice between rows of one cell: ids must be distinct. */
  static Map<String, String> of(SparkSession spark, ResultsFolder folder) {
    return of(spark.read().parquet(folder.location() + "/cells/*").collectAsList());
  }

  /** Of the row that a cell's outcome makes. */
  static String of(Outcome outcome, Cell cell) {
    Provenance none = new Provenance("", "", "", "", "", "", 0, Instant.EPOCH, 0, "");
    Row row = CellSchema.toRow(new CellResult(cell, outcome, none));
    return of(List.of(row)).get(cell.id());
  }

  private static Map<String, String> of(Collection<Row> rows) {
    Map<String, String> bits = new TreeMap<>();
    for (Row row : rows) {
      String id = row.getString(CellSchema.schema().fieldIndex("id"));
      String text =
          CellSchema.RESULT_COLUMNS.stream()
              .map(column -> column + "=" + bits(row.get(CellSchema.schema().fieldIndex(column))))
              .collect(Collectors.joining("\n"));
      if (bits.put(id, text) != null) {
        throw new IllegalStateException("two rows of cell " + id);
      }
    }
    return bits;
  }

  private static String bits(Object value) {
    if (value instanceof Double number) {
      return Long.toHexString(Double.doubleToRawLongBits(number));
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Seq<?> seq) {
      return CollectionConverters.asJava(seq).stream()
          .map(ResultBits::bits)
          .collect(Collectors.joining(",", "[", "]"));
    }
    return String.valueOf(value);
  }
}
