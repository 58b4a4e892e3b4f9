package dev.initsweep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A small table of texts, rendered with aligned columns for terminals and as Markdown. */
final class TextTable {

  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... header) {
    this.header = List.of(header);
  }

  void row(String... values) {
    if (values.length != header.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "Invalid row: %d values (expected %d)", values.length, header.size()));
    }
    rows.add(List.of(values));
  }

  /** Columns aligned by spaces; every line starts with an indent. */
  String plain(String indent) {
    int[] widths =
        IntStream.range(0, header.size())
            .map(
                column ->
                    Math.max(
                        header.get(column).length(),
                        rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)))
            .toArray();
    List<List<String>> all = new ArrayList<>(rows);
    all.add(0, header);
    return all.stream()
        .map(
            row ->
                (indent
                        + IntStream.range(0, row.size())
                            .mapToObj(
                                column ->
                                    row.get(column)
                                        + " ".repeat(widths[column] - row.get(column).length()))
                            .collect(Collectors.joining("  ")))
                    .stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(line(header));
    text.append("|").append("---|".repeat(header.size())).append('\n');
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<String> values) {
    return values.stream()
        .map(value -> value.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
