package dev.initsweep.statistics;

import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Interval;

/**
 * Mean and spread of independent numbers.
 *
 * @param n how many
 * @param mean their mean; NaN where there are none
 * @param standardError of the mean; NaN with fewer than two
 */
public record MeanEstimate(int n, double mean, double standardError) {

  public static MeanEstimate of(double... values) {
    int n = values.length;
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / n;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new MeanEstimate(n, mean, n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n));
  }

  /** The t-interval of the mean, unbounded with fewer than two numbers. */
  public Estimate estimate(double confidence) {
    if (n < 2) {
      return new Estimate(mean, new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }
    return new Estimate(mean, StudentT.interval(mean, standardError, n - 1, confidence));
  }

  /** Mean over the standard deviation of one number; signed infinity where there is no spread. */
  public double effect() {
    return mean == 0 ? 0 : mean / (standardError * Math.sqrt(n));
  }

  /** One-sided p-value of the hypothesis that the mean is a value or less. */
  public double above(double value) {
    return n < 2 ? 1 : StudentT.above((mean - value) / standardError, n - 1);
  }

  /**
   * The end of a one-sided interval: the upper one at a positive level, the lower at a negative.
   */
  public double end(double level) {
    return mean + Math.signum(level) * StudentT.oneSided(Math.abs(level), n - 1) * standardError;
  }

  /**
   * Tells whether the mean exceeds a value by a one-sided t-test. Without any spread, it tells
   * whether the mean is above.
   */
  public boolean exceeds(double value, double level) {
    return mean - value > StudentT.oneSided(level, n - 1) * standardError;
  }

  /**
   * Two-sided p-value of the hypothesis that the mean is a value; 1 with fewer than two numbers.
   */
  double pValue(double hypothesis) {
    return n < 2 ? 1 : StudentT.pValue((mean - hypothesis) / standardError, n - 1);
  }
}
