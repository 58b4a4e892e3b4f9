package dev.initsweep.data;

import java.util.Locale;
import java.util.Set;

/** Knows the texts that tables have in place of a value that is missing. */
final class MissingValue {

  private static final Set<String> MARKERS =
      Set.of("", "?", "na", "n/a", "#n/a", "<na>", "nan", "null", "nat");

  private MissingValue() {}

  static boolean is(String text) {
    return text.length() <= 4 && MARKERS.contains(text.toLowerCase(Locale.ROOT));
  }
}
