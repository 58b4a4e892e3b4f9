package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds inputs that count the rows, such as pandas' index: in a file that is sorted by class they
 * give the class away. They are left out, unless the user keeps them.
 */
final class IndexColumns {

  /** Written by pandas and Spark for an index without a name. */
  private static final Pattern INDEX = Pattern.compile("__index_level_\\d+__|unnamed: \\d+");

  private static final Set<String> COUNTERS =
      Set.of(
          "id",
          "index",
          "idx",
          "row",
          "rowid",
          "rownames",
          "rowname",
          "rownumber",
          "row_id",
          "row_names",
          "row_number",
          "row.names",
          "level_0");

  private static final Pattern ENDS_IN_ID = Pattern.compile(".*([a-z0-9]I[dD]|[ _.-][iI][dD])");

  private static final int FEW = 3;

  private IndexColumns() {}

  /** The name of a column of which the header has none. */
  static String unnamed(int column) {
    return String.format(Locale.ROOT, "(column %d)", column + 1);
  }

  /** Tells a name that only programs give, to an index without one. */
  static boolean isIndexName(String name) {
    return INDEX.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  /**
   * Leaves the columns out and notes it.
   *
   * @throws BadInputException if a column has no name and does not count, or no input is left
   */
  static LabelledRows leaveOut(LabelledRows rows, TableOptions options) {
    List<String> kept = new ArrayList<>();
    List<String> notes = new ArrayList<>(rows.notes());
    for (int c = 0; c < rows.columns().size(); c++) {
      String name = rows.columns().get(c);
      int number = rows.head().names().indexOf(name);
      boolean named = rows.header().orElse(true) && number >= 0;
      if (TableOptions.isIn(options.keep(), name, number + 1) || rows.isPixels()) {
        kept.add(name);
        continue;
      }
      double[] values = (named && isSuspect(name)) || mayCount(rows, c) ? rows.column(c) : null;
      if (values != null && named && isSuspect(name) && areDistinctWholeNumbers(values)) {
        notes.add(
            "left out: %s, which %s (?keep=%s takes it)"
                .formatted(
                    Shown.text(name),
                    countsUp(values) ? "counts the rows" : "has another number in each row",
                    Shown.text(nameFor(name, number))));
        continue;
      }
      if (named && name.equals(unnamed(number))) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "Invalid columns of %s: column %d has no name and does not count the rows (expected a"
                    + " name, or ?keep=%d to take it, ?drop=%d to leave it out)",
                rows.source(),
                number + 1,
                number + 1,
                number + 1));
      }
      if (values != null && countsUp(values)) {
        notes.add(
            "%s counts the rows (?drop=%s leaves it out)"
                .formatted(Shown.text(name), Shown.text(nameFor(name, number))));
      }
      kept.add(name);
    }
    if (kept.isEmpty()) {
      throw new BadInputException(
          "Invalid columns of %s: no input is left, as %s only counts the rows (expected others, or ?keep=)"
              .formatted(rows.source(), Shown.list(rows.columns())));
    }
    return rows.select(kept, notes);
  }

  private static String nameFor(String name, int number) {
    return name.equals(unnamed(number)) || name.contains(",") ? String.valueOf(number + 1) : name;
  }

  private static boolean isSuspect(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return name.startsWith("(column ")
        || COUNTERS.contains(lower)
        || isIndexName(name)
        || ENDS_IN_ID.matcher(name).matches();
  }

  /** Whether the first rows count, which spares a look at all of them. */
  private static boolean mayCount(LabelledRows rows, int column) {
    List<double[]> values = rows.values();
    return values.size() >= FEW
        && values.get(1)[column] == values.get(0)[column] + 1
        && values.get(2)[column] == values.get(0)[column] + 2;
  }

  private static boolean countsUp(double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] != values[0] + i) {
        return false;
      }
    }
    return values.length >= FEW && (values[0] == 0 || values[0] == 1);
  }

  private static boolean areDistinctWholeNumbers(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] != Math.rint(sorted[i]) || (i > 0 && sorted[i] == sorted[i - 1])) {
        return false;
      }
    }
    return true;
  }
}
