package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes classes of a table's labels: whole numbers in their own order, else texts in alphabetical
 * order. Spellings of one number are one class.
 */
final class TableClasses {

  private final List<String> names;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  private TableClasses(List<String> names) {
    this.names = names;
    for (int c = 0; c < names.size(); c++) {
      numbers.put(names.get(c), c);
    }
  }

  /**
   * Makes them.
   *
   * @throws BadInputException if there is only one, or so many that they are none
   */
  static TableClasses of(LabelledRows rows) {
    Map<String, Set<String>> spellings = new TreeMap<>();
    for (String text : new TreeSet<>(rows.labels())) {
      spellings
          .computeIfAbsent(rows.numerals().canonical(text), key -> new LinkedHashSet<>())
          .add(text);
    }
    requireClasses(rows, List.copyOf(spellings.keySet()));
    TableClasses classes = new TableClasses(inOrder(spellings));
    spellings.values().stream()
        .filter(texts -> texts.size() > 1)
        .map(texts -> "one class, as one number: " + Shown.list(List.copyOf(texts)))
        .forEach(classes.notes::add);
    return classes;
  }

  private static void requireClasses(LabelledRows rows, List<String> found) {
    if (found.size() < 2) {
      throw new BadInputException(
          "Invalid labels of %s, column %s: only %s (expected at least two classes)"
              .formatted(rows.source(), Shown.text(rows.labelName()), Shown.list(found)));
    }
    if (!rows.head().asked()) {
      found.stream()
          .filter(Numerals.POINT::hasFraction)
          .findFirst()
          .ifPresent(
              fraction -> {
                throw new BadInputException(
                    ("Invalid labels of %s: column %s, %s, has decimals such as %s (expected classes;"
                            + " ?label= names the column of labels)")
                        .formatted(
                            rows.source(),
                            Shown.text(rows.labelName()),
                            rows.head().reason(),
                            fraction));
              });
    }
    if (found.size() > most(rows.labels().size())) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "Invalid labels of %s, column %s: %d different ones in %d rows (expected classes; name"
                  + " another column with ?label=)",
              rows.source(),
              Shown.text(rows.labelName()),
              found.size(),
              rows.labels().size()));
    }
  }

  /** The most classes that so many rows may have. */
  static int most(int rows) {
    return Math.max(2, rows / 2);
  }

  private static List<String> inOrder(Map<String, Set<String>> spellings) {
    boolean numbers =
        spellings.keySet().stream().allMatch(key -> Double.isFinite(Numerals.POINT.number(key)));
    boolean joined = spellings.values().stream().anyMatch(texts -> texts.size() > 1);
    // What has one spelling each keeps the order of the first version, in which cells were trained:
    // of 10.0 and 2.0 the former came first.
    boolean whole =
        spellings.values().stream()
            .flatMap(Set::stream)
            .allMatch(text -> text.matches("-?\\d{1,15}"));
    Comparator<String> order =
        numbers && (whole || joined)
            ? Comparator.comparing(BigDecimal::new)
            : Comparator.comparing(key -> spellings.get(key).iterator().next());
    return spellings.keySet().stream().sorted(order).toList();
  }

  int size() {
    return names.size();
  }

  /** What is to be said of them. */
  List<String> notes() {
    return notes;
  }

  /** The class of each row. */
  List<Integer> of(List<String> labels, Numerals numerals) {
    return labels.stream().map(label -> numbers.get(numerals.canonical(label))).toList();
  }

  /**
   * The class of a row.
   *
   * @throws BadInputException if no training row has its label
   */
  int of(LabelledRows rows, int row) {
    String label = rows.labels().get(row);
    Integer found = numbers.get(rows.numerals().canonical(label));
    if (found == null) {
      throw LabelledRows.invalid(
          rows.source(),
          rows.rowNumbers().get(row),
          rows.labelName(),
          label,
          "one of the training file's labels: " + Shown.list(names));
    }
    return found;
  }

  /** How many rows have each class. */
  Map<String, Integer> counts(List<Integer> classes) {
    int[] counts = new int[names.size()];
    classes.forEach(c -> counts[c]++);
    Map<String, Integer> byName = new LinkedHashMap<>();
    for (int c = 0; c < counts.length; c++) {
      byName.put(names.get(c), counts[c]);
    }
    return byName;
  }
}
