package dev.initsweep.theory;

import java.util.function.DoubleUnaryOperator;

/** Halves an interval at whose ends a function has different signs. */
final class Bisection {

  private static final int HALVINGS = 60;

  private Bisection() {}

  static double root(DoubleUnaryOperator f, double low, double high) {
    boolean lowIsNegative = f.applyAsDouble(low) < 0;
    double left = low;
    double right = high;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (left + right) / 2;
      if (f.applyAsDouble(middle) < 0 == lowIsNegative) {
        left = middle;
      } else {
        right = middle;
      }
    }
    return (left + right) / 2;
  }
}
