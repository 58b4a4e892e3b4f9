package dev.initsweep.cell;

import java.util.List;

/** Refuses impossible values of records in one form. */
public final class Checks {

  private Checks() {}

  /**
   * Requires that a condition on a value holds.
   *
   * @throws IllegalArgumentException if not; the message names value and expectation
   */
  public static void require(boolean holds, String what, Object found, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Invalid %s: %s (expected %s)".formatted(what, found, expected));
    }
  }

  /**
   * Requires a finite number above 0.
   *
   * @throws IllegalArgumentException if it is another
   */
  public static void requirePositive(double value, String what) {
    require(value > 0 && Double.isFinite(value), what, value, "a positive number");
  }

  /**
   * Requires that each value is greater than the one before it.
   *
   * @throws IllegalArgumentException if one is not
   */
  public static <T extends Comparable<T>> void requireAscending(List<T> values, String what) {
    for (int i = 1; i < values.size(); i++) {
      require(values.get(i - 1).compareTo(values.get(i)) < 0, what, values, "each once, ascending");
    }
  }
}
