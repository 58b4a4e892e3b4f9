package dev.initsweep.cli;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/** The answer to a query as a table, as CSV (RFC 4180), or as lists and maps for JSON. */
final class Rows {

  private Rows() {}

  static String table(List<String> columns, List<Row> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns);
    rows.forEach(row -> lines.add(texts(row)));
    int[] widths =
        IntStream.range(0, columns.size())
            .map(c -> lines.stream().mapToInt(line -> line.get(c).length()).max().orElse(0))
            .toArray();
    return lines.stream()
        .map(
            line ->
                IntStream.range(0, line.size())
                    .mapToObj(c -> line.get(c) + " ".repeat(widths[c] - line.get(c).length()))
                    .collect(Collectors.joining("  "))
                    .stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  static String csv(List<String> columns, List<Row> rows) {
    StringBuilder text = new StringBuilder(csvLine(columns));
    rows.forEach(row -> text.append(csvLine(texts(row))));
    return text.toString();
  }

  static List<Map<String, Object>> json(List<String> columns, List<Row> rows) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int c = 0; c < columns.size(); c++) {
        object.put(columns.get(c), plain(row.get(c)));
      }
      objects.add(object);
    }
    return objects;
  }

  private static String csvLine(List<String> values) {
    return values.stream()
        .map(
            value ->
                value.matches("(?s).*[\",\r\n].*")
                    ? "\"" + value.replace("\"", "\"\"") + "\""
                    : value)
        .collect(Collectors.joining(",", "", "\n"));
  }

  private static List<String> texts(Row row) {
    return IntStream.range(0, row.size())
        .mapToObj(c -> row.isNullAt(c) ? "" : String.valueOf(plain(row.get(c))))
        .toList();
  }

  /** Spark's values as Java's: arrays as lists, nested rows as lists, time stamps as text. */
  private static Object plain(Object value) {
    if (value instanceof scala.collection.Map<?, ?> map) {
      return CollectionConverters.asJava(map);
    }
    if (value instanceof Iterable<?> values) {
      List<Object> list = new ArrayList<>();
      CollectionConverters.asJava(values).forEach(element -> list.add(plain(element)));
      return list;
    }
    if (value instanceof Row row) {
      return IntStream.range(0, row.size()).mapToObj(c -> plain(row.get(c))).toList();
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    return value instanceof Number || value instanceof Boolean || value == null
        ? value
        : value.toString();
  }
}
