package dev.initsweep.cell;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a mistyped one was meant to be. */
public final class Nearest {

  private Nearest() {}

  /**
   * Returns the known name with the fewest insertions, deletions and substitutions from the found
   * one. This is Levenshtein's distance (1966). Case counts only among equals; among these it is
   * the first in alphabetical order. The result is empty if nothing is known.
   */
  public static Optional<String> of(String found, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.comparingInt((String name) -> distance(lower(found), lower(name)))
                .thenComparingInt(name -> distance(found, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
