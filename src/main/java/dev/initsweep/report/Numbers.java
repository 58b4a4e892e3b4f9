package dev.initsweep.report;

import dev.initsweep.cell.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Numbers as people read them: three significant digits, no exponent where it can be avoided. */
final class Numbers {

  /** Stands where there is no number. */
  static final String NONE = "–";

  private static final int MOST_DIGITS = 9;

  private Numbers() {}

  static String text(double value) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
    double magnitude = Math.abs(value);
    if (value != 0 && (magnitude < 1e-4 || magnitude >= 1e6)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    String plain = rounded.stripTrailingZeros().toPlainString();
    return plain;
  }

  /**
   * Names the ticks of an axis with as many digits as it takes to tell them apart, and powers of
   * ten without noughts behind the point. Whole numbers have all their digits.
   */
  static List<String> ticks(List<Double> ticks) {
    return IntStream.rangeClosed(3, MOST_DIGITS)
        .mapToObj(digits -> ticks.stream().map(tick -> tick(tick, digits)).toList())
        .filter(labels -> labels.stream().distinct().count() == ticks.size())
        .findFirst()
        .orElseGet(() -> ticks.stream().map(Numbers::text).toList());
  }

  private static String tick(double value, int digits) {
    double magnitude = Math.abs(value);
    boolean isWhole = value == Math.rint(value) && magnitude < 1e6;
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(isWhole ? 0 : digits)).stripTrailingZeros();
    if (value == 0 || (magnitude >= 1e-4 && magnitude < 1e6)) {
      return rounded.toPlainString();
    }
    int power = rounded.precision() - rounded.scale() - 1;
    return rounded.movePointLeft(power).stripTrailingZeros().toPlainString() + "e" + power;
  }

  static String text(OptionalDouble value) {
    return value.isPresent() ? text(value.getAsDouble()) : NONE;
  }

  /** Such as {@code 16.2 to 20.1}; an end that is not bounded is said so. */
  static String text(Interval interval) {
    if (Double.isInfinite(interval.low()) && Double.isInfinite(interval.high())) {
      return "not bounded";
    }
    if (Double.isInfinite(interval.low()) || interval.low() == 0) {
      return "below " + text(interval.high());
    }
    if (Double.isInfinite(interval.high())) {
      return "above " + text(interval.low());
    }
    return text(interval.low()) + " to " + text(interval.high());
  }

  /** A difference of logarithms as a change in percent, such as {@code -77 %}. */
  static String percent(double logRatio) {
    double percent = 100 * Math.expm1(logRatio);
    return Math.abs(percent) >= 1000
        ? "x" + text(Math.exp(logRatio))
        : String.format(Locale.ROOT, Math.abs(percent) < 10 ? "%+.1f %%" : "%+.0f %%", percent);
  }

  /** A difference of fractions in percentage points. */
  static String points(double difference) {
    return String.format(Locale.ROOT, "%+.2f pp", 100 * difference);
  }
}
