package dev.initsweep.verify;

import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Interval;
import java.util.Arrays;
import java.util.List;

/**
 * Slope of the least-squares line through estimates with intervals of their own. The slope is a
 * weighted sum of the estimates; its interval is that of the method of variance estimates recovery
 * for such sums (MOVER; Zou, Huang and Zhang 2009), which takes the estimates for independent.
 * Where groups share seeds, what the seeds have in common cancels in a slope, so that the interval
 * is rather too wide.
 */
final class Slope {

  static final String METHOD =
      "least-squares slope, interval by MOVER for sums (Zou, Huang and Zhang 2009)";

  private Slope() {}

  /**
   * @param x at least two, not all the same
   * @param y in the same order
   */
  static Estimate of(double[] x, List<Estimate> y) {
    double[] weights = weights(x);
    double slope = 0;
    double below = 0;
    double above = 0;
    for (int i = 0; i < x.length; i++) {
      Estimate estimate = y.get(i);
      double w = weights[i];
      Interval interval = estimate.interval();
      slope += w * estimate.value();
      if (w != 0) {
        double low = w > 0 ? estimate.value() - interval.low() : interval.high() - estimate.value();
        double high =
            w > 0 ? interval.high() - estimate.value() : estimate.value() - interval.low();
        below += w * low * w * low;
        above += w * high * w * high;
      }
    }
    return new Estimate(slope, new Interval(slope - Math.sqrt(below), slope + Math.sqrt(above)));
  }

  /** The largest distance of an estimate from the line. */
  static double largestResidual(double[] x, double[] y) {
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
