package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import java.util.List;
import java.util.Locale;

/**
 * Holds the content of a file of the user's own.
 *
 * @param source the file, for messages
 * @param columns names of the values, or their numbers from 1 where they have none
 * @param values a row each, as many as columns
 * @param labels a row each, as text
 */
record LabelledRows(
    String source, List<String> columns, List<float[]> values, List<String> labels) {

  /** Names that a label column may have without being asked for, the last column's aside. */
  static final List<String> USUAL_LABELS = List.of("label", "class", "target", "y");

  /**
   * The index of the label's column.
   *
   * @param asked a name or a number from 1; empty for the usual names, then the last column
   * @throws BadInputException if there is no such column
   */
  static int labelColumn(String source, List<String> columns, String asked) {
    if (asked.isEmpty()) {
      for (String usual : USUAL_LABELS) {
        if (columns.contains(usual)) {
          return columns.indexOf(usual);
        }
      }
      return columns.size() - 1;
    }
    if (columns.contains(asked)) {
      return columns.indexOf(asked);
    }
    if (asked.matches("[1-9]\\d{0,5}") && Integer.parseInt(asked) <= columns.size()) {
      return Integer.parseInt(asked) - 1;
    }
    throw new BadInputException(
        String.format(
            Locale.ROOT,
            "Invalid label column of %s: %s (expected one of %s, or a number 1 to %d)",
            source,
            asked,
            String.join(", ", columns),
            columns.size()));
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
            column,
            found.isEmpty() ? "nothing" : found,
            expected));
  }
}
