package dev.initsweep.cell;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts texts that come from files into messages, short and harmless. */
public final class Shown {

  private static final int NAMES = 8;
  private static final int LENGTH = 40;

  private Shown() {}

  /** Returns names for a message: of many the first ones, and how many more there are. */
  public static String list(List<String> names) {
    return names.stream().limit(NAMES).map(Shown::text).collect(Collectors.joining(", "))
        + (names.size() > NAMES
            ? String.format(Locale.ROOT, ", ... (%d more)", names.size() - NAMES)
            : "");
  }

  /**
   * Returns a text of a file for a message, short and without control characters, which would
   * change the terminal.
   */
  public static String text(String found) {
    StringBuilder shown = new StringBuilder();
    found
        .codePoints()
        .limit(LENGTH)
        .forEach(
            c -> {
              if (c == '\n') {
                shown.append("\\n");
              } else if (c == '\r') {
                shown.append("\\r");
              } else if (c == '\t') {
                shown.append("\\t");
              } else if (Character.isISOControl(c)
                  || Character.getType(c) == Character.FORMAT
                  || !Character.isDefined(c)
                  || Character.getType(c) == Character.SURROGATE) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return found.codePointCount(0, found.length()) > LENGTH ? shown + "..." : shown.toString();
  }
}
