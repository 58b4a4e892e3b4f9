package dev.initsweep.theory;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * Means over a standard normal variable by Gauss-Legendre quadrature between break points.
 * Gauss-Hermite fails at kinks, so the caller names them.
 */
final class GaussianMean {

  private static final int NODES = 48;

  /** The normal density beyond is less than 1e-23. */
  private static final double FAR = 10.5;

  private static final double[] POINTS = new double[NODES];
  private static final double[] WEIGHTS = new double[NODES];

  static {
    for (int i = 0; i < NODES; i++) {
      double x = Math.cos(Math.PI * (i + .75) / (NODES + .5));
      double slope = 0;
      for (int step = 0; step < 100; step++) {
        double previous = 1;
        double value = x;
        for (int k = 2; k <= NODES; k++) {
          double next = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
          previous = value;
          value = next;
        }
        slope = NODES * (x * value - previous) / (x * x - 1);
        double change = value / slope;
        x -= change;
        if (Math.abs(change) < 1e-16) {
          break;
        }
      }
      POINTS[i] = x;
      WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
    }
  }

  private GaussianMean() {}

  /**
   * E f(s z) for a standard normal z.
   *
   * @param s a positive standard deviation
   * @param kinks where f is not smooth
   */
  static double of(DoubleUnaryOperator f, double s, List<Double> kinks) {
    double sum = 0;
    Double low = null;
    for (double high : breaks(s, kinks)) {
      if (low != null) {
        sum += panel(f, s, low, high);
      }
      low = high;
    }
    return sum;
  }

  /**
   * Returns the breaks in units of z. They are the kinks, and a net that is fine both for the
   * density and for f near 0.
   */
  private static NavigableSet<Double> breaks(double s, List<Double> kinks) {
    NavigableSet<Double> breaks = new TreeSet<>();
    kinks.forEach(kink -> breaks.add(kink / s));
    for (double fine : new double[] {0, 1, 2, 4, 8, 16, 40}) {
      breaks.add(fine / s);
      breaks.add(-fine / s);
    }
    for (double coarse : new double[] {1, 2.5, 4.5, 7}) {
      breaks.add(coarse);
      breaks.add(-coarse);
    }
    breaks.removeIf(z -> Math.abs(z) >= FAR);
    breaks.add(-FAR);
    breaks.add(FAR);
    return breaks;
  }

  private static double panel(DoubleUnaryOperator f, double s, double low, double high) {
    double half = (high - low) / 2;
    double middle = (high + low) / 2;
    double sum = 0;
    for (int i = 0; i < NODES; i++) {
      double z = middle + half * POINTS[i];
      sum += WEIGHTS[i] * f.applyAsDouble(s * z) * Math.exp(-z * z / 2);
    }
    return sum * half / Math.sqrt(2 * Math.PI);
  }
}
