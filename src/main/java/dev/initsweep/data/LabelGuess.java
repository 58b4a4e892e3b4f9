package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds that a column without a usual name is taken for the label only where no other one may be
 * it: where it is the last one and has words, or where no input has few whole numbers, or true and
 * false.
 */
final class LabelGuess {

  private LabelGuess() {}

  /**
   * Requires that.
   *
   * @throws BadInputException if other columns may be the label as well; the message names them
   */
  static void requireOnlyOne(LabelledRows rows) {
    boolean numbers =
        rows.labels().stream().allMatch(label -> Double.isFinite(rows.numerals().value(label)));
    boolean last = rows.head().label() == rows.head().names().size() - 1;
    if (!rows.head().isGuess() || (last && !numbers)) {
      return;
    }
    List<String> candidates = new ArrayList<>();
    for (int c = 0; c < rows.columns().size(); c++) {
      if (mayBeLabel(rows, c)) {
        candidates.add(rows.columns().get(c));
      }
    }
    if (!candidates.isEmpty()) {
      candidates.add(0, rows.labelName());
      throw new BadInputException(
          "Cannot tell which column of %s holds the labels: it may be %s (expected ?label= with one of them)"
              .formatted(rows.source(), Shown.list(candidates)));
    }
  }

  private static boolean mayBeLabel(LabelledRows rows, int column) {
    Set<Double> values = new HashSet<>();
    int most = TableClasses.most(rows.values().size());
    for (double[] row : rows.values()) {
      if (row[column] != Math.rint(row[column])) {
        return false;
      }
      values.add(row[column] + 0.0);
      if (values.size() > most) {
        return false;
      }
    }
    return values.size() > 1;
  }
}
