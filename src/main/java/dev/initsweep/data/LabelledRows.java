package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Shown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds the content of a table of the user's own.
 *
 * @param source the file, for messages
 * @param format what it is, in words
 * @param head all its columns
 * @param header whether the first row was taken for names; empty where there is no such question
 * @param columns names of the inputs
 * @param values a row each, as many as columns
 * @param labels a row each, as text that is not missing
 * @param numerals how labels that are numbers are written
 * @param rowNumbers where each row stands in the file, from 1
 * @param isPixels whether all values are pixels of 0 to 255
 * @param notes what was left out or is odd, in sentences
 */
record LabelledRows(
    String source,
    String format,
    TableHead head,
    Optional<Boolean> header,
    List<String> columns,
    List<double[]> values,
    List<String> labels,
    Numerals numerals,
    List<Integer> rowNumbers,
    boolean isPixels,
    List<String> notes) {

  /** The column's name, or its number where it has none. */
  String labelName() {
    return head.names().get(head.label());
  }

  /** The same rows with some of the inputs, in another order perhaps. */
  LabelledRows select(List<String> names, List<String> newNotes) {
    if (names.equals(columns)) {
      return with(names, values, newNotes);
    }
    int[] from = names.stream().mapToInt(columns::indexOf).toArray();
    List<double[]> selected =
        values.stream()
            .map(
                row -> {
                  double[] some = new double[from.length];
                  for (int c = 0; c < some.length; c++) {
                    some[c] = row[from[c]];
                  }
                  return some;
                })
            .toList();
    return with(names, selected, newNotes);
  }

  private LabelledRows with(List<String> names, List<double[]> rows, List<String> newNotes) {
    return new LabelledRows(
        source,
        format,
        head,
        header,
        names,
        rows,
        labels,
        numerals,
        rowNumbers,
        isPixels,
        newNotes);
  }

  double[] column(int column) {
    return values.stream().mapToDouble(row -> row[column]).toArray();
  }

  /** One value's error: where it stands and what was expected. */
  static BadInputException invalid(
      String source, long row, String column, String found, String expected) {
    return new BadInputException(
        String.format(
            Locale.ROOT,
            "Invalid value in %s, row %d, column %s: %s (expected %s)",
            source,
            row,
            Shown.text(column),
            found.isEmpty() ? "nothing" : Shown.text(found),
            expected));
  }

  /** One label's error, if it is missing. */
  static String requireLabel(String source, long row, String column, String label) {
    if (MissingValue.is(label)) {
      throw invalid(
          source,
          row,
          column,
          label,
          label.isEmpty()
              ? "a label"
              : "a label; rows with a missing one are to be left out first");
    }
    return label;
  }

  /** What a number has to be, with a word on what stands there instead. */
  static String expectedNumber(String found) {
    if (found.isEmpty()) {
      return "a number";
    }
    if (MissingValue.is(found)) {
      return "a number; missing values are to be filled first";
    }
    return "a number";
  }
}
