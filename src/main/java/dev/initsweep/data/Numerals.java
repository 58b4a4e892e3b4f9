package dev.initsweep.data;

import java.math.BigDecimal;

/**
 * Reads numbers as tables write them: decimal digits with a sign, a decimal sign and an exponent,
 * if need be, and {@code true} or {@code false} for 1 or 0. What else Java takes for a number, such
 * as {@code 1d}, is none.
 */
final class Numerals {

  /** Those with a decimal point, in which canonical spellings are. */
  static final Numerals POINT = new Numerals(false);

  /** No numeral of a double is written with a longer exponent. */
  private static final int LONGEST_PLAIN = 25;

  private final boolean comma;

  /**
   * @param comma whether the decimal sign is a comma
   */
  Numerals(boolean comma) {
    this.comma = comma;
  }

  /** Returns the value of a stripped text, infinite beyond the range of a double; NaN for none. */
  double value(String text) {
    if (text.length() == 4 && text.equalsIgnoreCase("true")) {
      return 1;
    }
    if (text.length() == 5 && text.equalsIgnoreCase("false")) {
      return 0;
    }
    return number(text);
  }

  /** Returns the same of numbers alone. */
  double number(String text) {
    return isSpelledAsOne(text) ? parsed(point(text)) : Double.NaN;
  }

  private String point(String text) {
    return comma ? text.replace(',', '.') : text;
  }

  private boolean isSpelledAsOne(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isDigit = c >= '0' && c <= '9';
      if (!isDigit && "+-eE".indexOf(c) < 0 && c != decimalSign()) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private char decimalSign() {
    return comma ? ',' : '.';
  }

  private static double parsed(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /**
   * Returns a label in the spelling that all spellings of its number share, such as {@code 1} for
   * {@code 1.0}; a word as it is.
   */
  String canonical(String label) {
    if (!Double.isFinite(number(label))) {
      return label;
    }
    BigDecimal exact = new BigDecimal(point(label)).stripTrailingZeros();
    if (exact.signum() == 0) {
      return "0";
    }
    return Math.abs(exact.scale()) > LONGEST_PLAIN ? exact.toString() : exact.toPlainString();
  }

  /** Tells whether a label is a number with a fraction. */
  boolean hasFraction(String label) {
    double value = number(label);
    return Double.isFinite(value) && value != Math.rint(value);
  }
}
