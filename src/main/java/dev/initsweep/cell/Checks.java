package dev.initsweep.cell;

/** The one form in which the records of this package refuse an impossible value. */
final class Checks {

  private Checks() {}

  static void require(boolean holds, String what, Object found, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Invalid %s: %s (expected %s)".formatted(what, found, expected));
    }
  }

  static void requirePositive(double value, String what) {
    require(value > 0 && Double.isFinite(value), what, value, "a positive number");
  }
}
