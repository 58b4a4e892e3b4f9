package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds inputs that give the class of every row away. */
final class TwinColumns {

  /** In fewer rows a column may do so by chance. */
  private static final int FEWEST_ROWS = 10;

  private TwinColumns() {}

  /**
   * Requires that no input equals the label in all rows, but where the user keeps it.
   *
   * @param classes of the rows
   * @return a sentence on each input that is no number of the label, but has one for each class
   * @throws BadInputException if there is one; the message names both columns
   */
  static List<String> notes(LabelledRows rows, List<Integer> classes, TableOptions options) {
    List<String> notes = new ArrayList<>();
    for (int c = 0; c < rows.columns().size() && rows.values().size() >= FEWEST_ROWS; c++) {
      String name = rows.columns().get(c);
      int number = rows.head().names().indexOf(name) + 1;
      if (TableOptions.isIn(options.keep(), name, number) || !hasOneForEach(rows, classes, c)) {
        continue;
      }
      if (equalsLabel(rows, c)) {
        throw new BadInputException(
            ("Invalid columns of %s: %s holds the same as the label %s in every row (expected ?drop=%s,"
                    + " which leaves it out, or ?keep=%s, which takes it)")
                .formatted(
                    rows.source(),
                    Shown.text(name),
                    Shown.text(rows.labelName()),
                    Shown.text(name),
                    Shown.text(name)));
      }
      notes.add(
          "%s has one value for each class, and so gives it away (?drop=%s leaves it out)"
              .formatted(Shown.text(name), Shown.text(name)));
    }
    return notes;
  }

  private static boolean equalsLabel(LabelledRows rows, int column) {
    for (int i = 0; i < rows.labels().size(); i++) {
      if (rows.values().get(i)[column] != rows.numerals().value(rows.labels().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasOneForEach(LabelledRows rows, List<Integer> classes, int column) {
    Map<Double, Integer> classOf = new HashMap<>();
    Map<Integer, Double> valueOf = new HashMap<>();
    for (int i = 0; i < classes.size(); i++) {
      // Adding 0 makes -0 and 0 one.
      double value = rows.values().get(i)[column] + 0.0;
      int label = classes.get(i);
      Integer otherClass = classOf.putIfAbsent(value, label);
      Double otherValue = valueOf.putIfAbsent(label, value);
      if ((otherClass != null && otherClass != label)
          || (otherValue != null && otherValue != value)) {
        return false;
      }
    }
    return true;
  }
}
