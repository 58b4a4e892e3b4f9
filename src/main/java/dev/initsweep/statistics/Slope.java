package dev.initsweep.statistics;

import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Interval;
import java.util.Arrays;
import java.util.List;

/**
 * Computes the slope of the least-squares line through estimates with intervals of their own. The
 * slope is a weighted sum of the estimates; its interval goes from the least sum that the intervals
 * allow to the greatest (interval arithmetic). An error of one sign in the intervals, such as an
 * asymmetry that changes along the family, does not average out and is not taken for noise.
 */
public final class Slope {

  public static final String METHOD =
      "least-squares slope, from the least to the greatest that the intervals allow (interval"
          + " arithmetic)";

  private Slope() {}

  /**
   * Returns the slope of y by x.
   *
   * @param x at least two, not all the same
   * @param y in the same order
   */
  public static Estimate of(double[] x, List<Estimate> y) {
    double[] weights = weights(x);
    double slope = 0;
    double low = 0;
    double high = 0;
    for (int i = 0; i < x.length; i++) {
      double w = weights[i];
      if (w != 0) {
        Interval interval = y.get(i).interval();
        slope += w * y.get(i).value();
        low += w * (w > 0 ? interval.low() : interval.high());
        high += w * (w > 0 ? interval.high() : interval.low());
      }
    }
    return new Estimate(slope, new Interval(low, high));
  }

  /** The largest distance of an estimate from the line. */
  public static double largestResidual(double[] x, double[] y) {
    double[] weights = weights(x);
    double slope = 0;
    for (int i = 0; i < x.length; i++) {
      slope += weights[i] * y[i];
    }
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      largest = Math.max(largest, Math.abs(y[i] - meanY - slope * (x[i] - meanX)));
    }
    return largest;
  }

  private static double[] weights(double[] x) {
    double mean = Arrays.stream(x).average().orElseThrow();
    double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
    return Arrays.stream(x).map(v -> (v - mean) / squares).toArray();
  }
}
