package dev.initsweep.theory;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers for people. */
final class FourDigits {

  private static final MathContext DIGITS = new MathContext(4);

  private FourDigits() {}

  /** Four significant digits, no exponent. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
