package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Nearest;
import dev.initsweep.cell.OwnDataName;
import dev.initsweep.cell.Shown;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says how a table of the user's own is to be read. The page docs/your-own-data.md describes the
 * options.
 *
 * @param label name or number, from 1, of the label's column; empty for the usual one
 * @param header whether the first row has names; empty if that is to be seen from it
 * @param separator between fields; empty if it is to be seen from the first rows
 * @param decimalComma whether numbers have one; empty if it is to be seen from the first rows
 * @param drop names or numbers of columns that are no inputs
 * @param keep names or numbers of columns that are inputs although they count rows or tell labels
 * @param isOfTest whether it is a file of test examples, which may lack what is dropped and kept
 */
record TableOptions(
    String label,
    Optional<Boolean> header,
    Optional<Character> separator,
    Optional<Boolean> decimalComma,
    Set<String> drop,
    Set<String> keep,
    boolean isOfTest) {

  private static final List<String> KEYS =
      List.of("label", "test", "header", "scale", "separator", "decimal", "drop", "keep");

  private static final Map<String, Boolean> HEADER = Map.of("yes", true, "no", false);
  private static final Map<String, Boolean> DECIMAL = Map.of("comma", true, "point", false);

  TableOptions {
    drop = Set.copyOf(drop);
    keep = Set.copyOf(keep);
  }

  /**
   * Returns the options behind a name, by key.
   *
   * @throws BadInputException for one that is not known, or stands there twice
   */
  static Map<String, String> texts(String name, OwnDataName parts) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String option :
        parts.options().isEmpty() ? new String[0] : parts.options().split("&", -1)) {
      String[] pair = option.split("=", 2);
      if (pair.length < 2 || !KEYS.contains(pair[0])) {
        throw new BadInputException(
            "Invalid option of data %s: %s (expected one of %s, as in label=left; nearest: %s)"
                .formatted(
                    name,
                    Shown.text(option),
                    String.join(", ", KEYS),
                    Nearest.of(pair[0], KEYS).orElse("label")));
      }
      if (texts.put(pair[0], pair[1]) != null) {
        throw new BadInputException(
            "Invalid option of data %s: %s is written twice (expected once)"
                .formatted(name, pair[0]));
      }
    }
    return texts;
  }

  /**
   * Reads the options of a table.
   *
   * @throws BadInputException for a value that an option does not have
   */
  static TableOptions of(String name, Map<String, String> texts) {
    return new TableOptions(
        texts.getOrDefault("label", ""),
        one(name, texts, "header", HEADER),
        one(name, texts, "separator", CsvFormat.SEPARATORS),
        one(name, texts, "decimal", DECIMAL),
        columns(texts.getOrDefault("drop", "")),
        columns(texts.getOrDefault("keep", "")),
        false);
  }

  private static <T> Optional<T> one(
      String name, Map<String, String> texts, String key, Map<String, T> values) {
    if (!texts.containsKey(key)) {
      return Optional.empty();
    }
    if (!values.containsKey(texts.get(key))) {
      throw invalid(
          key,
          name,
          texts.get(key),
          values.keySet().stream().sorted().collect(Collectors.toList()));
    }
    return Optional.of(values.get(texts.get(key)));
  }

  static BadInputException invalid(String key, String name, String found, List<String> allowed) {
    return new BadInputException(
        "Invalid option %s of data %s: %s (expected one of %s)"
            .formatted(key, name, Shown.text(found), String.join(", ", allowed)));
  }

  private static Set<String> columns(String list) {
    return list.isEmpty()
        ? Set.of()
        : Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toSet());
  }

  /** Returns how a file of test examples is read: with what was found in the training file. */
  TableOptions ofTest(String labelFound, Optional<Boolean> headerFound, Set<String> leftOut) {
    Set<String> all = new LinkedHashSet<>(drop);
    all.addAll(leftOut);
    return new TableOptions(labelFound, headerFound, separator, decimalComma, all, keep, true);
  }

  /** Tells whether a column is among those that a list names, by its name or its number from 1. */
  static boolean isIn(Set<String> list, String column, int number) {
    return list.contains(column) || list.contains(String.valueOf(number));
  }
}
