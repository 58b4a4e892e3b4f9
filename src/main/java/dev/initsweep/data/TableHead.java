package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Names the columns of a table and says what each is for.
 *
 * @param names of all columns in the order of the file
 * @param label which one holds the labels, from 0
 * @param reason why that one
 * @param asked whether the user named it
 * @param isGuess whether it was taken for its place, or as the only one with words
 * @param dropped columns that are no inputs because the user said so, or cannot be any
 */
record TableHead(
    List<String> names,
    int label,
    String reason,
    boolean asked,
    boolean isGuess,
    Set<Integer> dropped) {

  /** Names that a label column may have without being asked for. */
  static final List<String> USUAL_LABELS =
      List.of("label", "class", "target", "y", "labels", "classes", "species");

  TableHead {
    names = List.copyOf(names);
    dropped = Set.copyOf(dropped);
  }

  /**
   * Chooses the label's column and leaves out what the user dropped.
   *
   * @param named whether the columns have names; else they are their numbers
   * @param unfit columns that cannot be inputs, from 0
   * @param words columns that have words in place of numbers, from 0
   * @throws BadInputException if there is no such column, two have one name, or no input is left
   */
  static TableHead of(
      String source,
      List<String> names,
      boolean named,
      TableOptions options,
      Set<Integer> unfit,
      Set<Integer> words) {
    requireDistinct(source, names);
    int label = label(source, names, options.label());
    boolean asked = !options.label().isEmpty();
    boolean guess = !asked && !isUsual(names.get(label));
    if (guess && words.size() == 1) {
      label = words.iterator().next();
    }
    String reason =
        asked
            ? "asked for"
            : isUsual(names.get(label))
                ? "by its name"
                : words.size() == 1
                    ? "the only one with words"
                    : named
                        ? "the last one, as none is named label, class, target, y or species"
                        : "the last one";
    Set<Integer> dropped = new TreeSet<>(unfit);
    for (int c = 0; c < names.size(); c++) {
      if (TableOptions.isIn(options.drop(), names.get(c), c + 1)) {
        dropped.add(c);
      }
    }
    if (!options.isOfTest()) {
      requireKnown(source, names, options.drop(), "drop");
      requireKnown(source, names, options.keep(), "keep");
    }
    dropped.remove(label);
    if (names.size() - dropped.size() < 2) {
      throw new BadInputException(
          "Invalid columns of %s: no input is left beside the label %s (expected at least one)"
              .formatted(source, Shown.text(names.get(label))));
    }
    return new TableHead(names, label, reason, asked, guess, dropped);
  }

  static boolean isUsual(String name) {
    return USUAL_LABELS.contains(name.toLowerCase(Locale.ROOT));
  }

  private static void requireDistinct(String source, List<String> names) {
    Map<String, Integer> seen = new HashMap<>();
    for (int c = 0; c < names.size(); c++) {
      Integer before = seen.put(names.get(c), c);
      if (before != null) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "Invalid columns of %s: columns %d and %d are both named %s (expected names that"
                    + " differ)",
                source,
                before + 1,
                c + 1,
                Shown.text(names.get(c))));
      }
    }
  }

  private static void requireKnown(
      String source, List<String> names, Set<String> asked, String option) {
    for (String column : new TreeSet<>(asked)) {
      if (!names.contains(column) && !isNumber(column, names.size())) {
        throw noSuch(source, names, "option " + option, column);
      }
    }
  }

  private static boolean isNumber(String text, int most) {
    return text.matches("[1-9]\\d{0,5}") && Integer.parseInt(text) <= most;
  }

  private static BadInputException noSuch(
      String source, List<String> names, String what, String found) {
    boolean named =
        IntStream.range(0, names.size()).anyMatch(c -> !names.get(c).equals("" + (c + 1)));
    return new BadInputException(
        String.format(
            Locale.ROOT,
            "Invalid %s of %s: %s (expected %s)",
            what,
            source,
            Shown.text(found),
            named
                ? String.format(
                    Locale.ROOT, "one of %s, or a number 1 to %d", Shown.list(names), names.size())
                : String.format(
                    Locale.ROOT, "a number 1 to %d, as the columns have no names", names.size())));
  }

  private static int label(String source, List<String> names, String asked) {
    if (asked.isEmpty()) {
      return usual(source, names);
    }
    String name = asked.strip();
    if (names.contains(name)) {
      return names.indexOf(name);
    }
    if (isNumber(name, names.size())) {
      return Integer.parseInt(name) - 1;
    }
    throw noSuch(source, names, "label column", asked);
  }

  /** The first of the usual names, in this spelling or else in another, or the last column. */
  private static int usual(String source, List<String> names) {
    for (String usual : USUAL_LABELS) {
      if (names.contains(usual)) {
        return names.indexOf(usual);
      }
    }
    for (String usual : USUAL_LABELS) {
      List<String> found = names.stream().filter(usual::equalsIgnoreCase).toList();
      if (found.size() > 1) {
        throw new BadInputException(
            "Invalid columns of %s: several may be the label: %s (expected one of them as ?label=)"
                .formatted(source, Shown.list(found)));
      }
      if (!found.isEmpty()) {
        return names.indexOf(found.get(0));
      }
    }
    return names.size() - 1;
  }

  /** Names of the inputs, in the order of the file. */
  List<String> inputs() {
    List<String> inputs = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      if (isInput(c)) {
        inputs.add(names.get(c));
      }
    }
    return inputs;
  }

  boolean isInput(int column) {
    return column != label && !dropped.contains(column);
  }
}
