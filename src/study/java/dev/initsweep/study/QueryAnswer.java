package dev.initsweep.study;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a query answered, as it is to be read: queries round their numbers themselves.
 *
 * @param columns their names
 * @param rows one text a column
 */
record QueryAnswer(List<String> columns, List<List<String>> rows) {

  /** What stands where there is no value. */
  static final String NONE = "–";

  private static final String NO_ROW = "*There is nothing to show here.*";

  QueryAnswer {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The one value of a column of a query that answers in one row. */
  String value(String column) {
    int place = columns.indexOf(column);
    if (place < 0 || rows.size() != 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid value %s: the query has %d rows and the columns %s (expected one row and it)",
              column,
              rows.size(),
              columns));
    }
    return rows.get(0).get(place);
  }

  /**
   * A table in Markdown; names of columns are words joined by underscores. Without a row, a
   * sentence stands below it.
   */
  String markdown() {
    return rows.isEmpty() ? table() + "\n\n" + NO_ROW : table();
  }

  private String table() {
    List<String> heads = columns.stream().map(name -> name.replace('_', ' ')).toList();
    List<String> rule = columns.stream().map(name -> "---").toList();
    return Stream.concat(Stream.of(heads, rule), rows.stream())
        .map(QueryAnswer::line)
        .collect(Collectors.joining("\n"))
        .replace("| --- |", "|---|")
        .replace(" --- |", "---|");
  }

  private static String line(List<String> texts) {
    return texts.stream()
        .map(text -> text.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
