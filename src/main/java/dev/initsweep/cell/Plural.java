package dev.initsweep.cell;

import java.util.Locale;

/** Writes how many there are of a thing. */
public final class Plural {

  private Plural() {}

  /**
   * Returns such as {@code 1 seed} or {@code 3 seeds}.
   *
   * @param one the thing's name, whose plural has an s more
   */
  public static String of(long count, String one) {
    return String.format(Locale.ROOT, "%d %s%s", count, one, count == 1 ? "" : "s");
  }
}
