package dev.initsweep.cell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says what was read of a data set, so that nothing in it is guessed silently.
 *
 * @param facts its name, digest and sizes
 * @param format what the file is, such as {@code CSV, separated by commas}
 * @param rows examples in the file that the name is of, those drawn for the test among them
 * @param columns names of the inputs in order; their numbers from 1 where they have none
 * @param classes in the order of their numbers, with how many of the rows each has
 * @param label of a table: which column, and why
 * @param header whether the first row was taken for names; empty where there is no such question
 * @param test the test part
 * @param constant names of the inputs that have one value throughout the rows
 * @param first inputs of the first three rows, before any scaling
 * @param notes one sentence each on what was left out or is odd
 */
public record DataReading(
    DataFacts facts,
    String format,
    int rows,
    List<String> columns,
    Map<String, Integer> classes,
    Optional<Label> label,
    Optional<Boolean> header,
    Optional<Test> test,
    List<String> constant,
    List<List<Double>> first,
    List<String> notes) {

  public DataReading {
    columns = List.copyOf(columns);
    classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    constant = List.copyOf(constant);
    first = List.copyOf(first);
    notes = List.copyOf(notes);
  }

  /**
   * Says which column of a table holds the labels.
   *
   * @param name of the column; empty without a header
   * @param number of the column in its file, from 1
   * @param reason why it was taken, such as {@code by its name}
   */
  public record Label(String name, int number, String reason) {}

  /**
   * Says what the test part is.
   *
   * @param rows how many examples
   * @param from where they are from, in words
   */
  public record Test(int rows, String from) {}

  /** Returns what was read, in lines for people; the first one begins with the name. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "data %s: %d rows of %s%s; %d %s: %s",
            facts.name(),
            rows,
            format,
            header.map(has -> has ? ", with a header" : ", without a header").orElse(""),
            columns.size(),
            columns.size() == 1 ? "input" : "inputs",
            Shown.list(columns)));
    label.ifPresent(
        column ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "  label: %s, %s",
                    column.name().isEmpty()
                        ? "column " + column.number()
                        : "column " + Shown.text(column.name()),
                    column.reason())));
    lines.add(
        String.format(
            Locale.ROOT,
            "  %d classes: %s",
            classes.size(),
            Shown.list(
                classes.entrySet().stream()
                    .map(entry -> Shown.text(entry.getKey()) + " (" + entry.getValue() + ")")
                    .toList())));
    lines.add(
        test.map(part -> String.format(Locale.ROOT, "  test: %d %s", part.rows(), part.from()))
            .orElse("  test: none"));
    if (!constant.isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  constant, with the same value in every row: %d %s: %s",
              constant.size(),
              constant.size() == 1 ? "input" : "inputs",
              Shown.list(constant)));
    }
    notes.forEach(note -> lines.add("  " + note));
    return lines;
  }

  /** Returns the same for programs. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", facts.name());
    json.put("digest", facts.digest());
    json.put("format", format);
    json.put("rows", rows);
    json.put("inputs", columns.size());
    json.put("classes", classes);
    json.put(
        "label",
        label
            .map(column -> column.name().isEmpty() ? (Object) column.number() : column.name())
            .orElse(null));
    json.put("label_reason", label.map(Label::reason).orElse(null));
    json.put("header", header.orElse(null));
    json.put("test", test.map(Test::rows).orElse(null));
    json.put("test_from", test.map(Test::from).orElse(null));
    json.put("columns", columns);
    json.put("constant", constant);
    json.put("first", first);
    json.put("notes", notes);
    return json;
  }
}
