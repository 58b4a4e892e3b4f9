package dev.initsweep.statistics;

import dev.initsweep.cell.Interval;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t for means of independent seeds. */
public final class StudentT {

  private static final int MOST_SEEDS = 1000;

  private record Key(double confidence, double degreesOfFreedom) {}

  /** A root is sought for each quantile, and few different ones are asked for again and again. */
  private static final Map<Key, Double> CRITICAL = new ConcurrentHashMap<>();

  private StudentT() {}

  /** Two-sided critical value: |t| exceeds it with probability 1 - confidence. */
  public static double critical(double confidence, double degreesOfFreedom) {
    return degreesOfFreedom > MOST_SEEDS || degreesOfFreedom != Math.rint(degreesOfFreedom)
        ? quantile(confidence, degreesOfFreedom)
        : CRITICAL.computeIfAbsent(
            new Key(confidence, degreesOfFreedom), key -> quantile(confidence, degreesOfFreedom));
  }

  /** One-sided critical value: t exceeds it with a probability. */
  public static double oneSided(double level, double degreesOfFreedom) {
    return critical(1 - 2 * level, degreesOfFreedom);
  }

  private static double quantile(double confidence, double degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - confidence) / 2);
  }

  /** Two-sided p-value; 1 where t is no number, as 0/0 says nothing. */
  public static double pValue(double t, double degreesOfFreedom) {
    if (Double.isNaN(t)) {
      return 1;
    }
    return Math.min(1, 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(t)));
  }

  /** Probability of a greater t; 1/2 where t is no number. */
  public static double above(double t, double degreesOfFreedom) {
    return Double.isNaN(t) ? .5 : TDistribution.of(degreesOfFreedom).survivalProbability(t);
  }

  /** The interval value -+ t times the standard error. */
  static Interval interval(
      double value, double standardError, double degreesOfFreedom, double confidence) {
    double half = critical(confidence, degreesOfFreedom) * standardError;
    return new Interval(value - half, value + half);
  }

  /**
   * Returns how many further seeds would shrink a half-width to below a distance; empty above a
   * thousand. The half-width is seen with n seeds, and the spread between seeds is taken to stay as
   * it is.
   *
   * @param halfWidth with n seeds, without {@code fixed}
   * @param fixed part of the half-width that does not shrink
   * @param distance to be stayed below, positive
   */
  public static OptionalInt furtherSeeds(
      double halfWidth, double fixed, double distance, int n, double confidence) {
    double spread = halfWidth * Math.sqrt(n) / critical(confidence, n - 1);
    int tooFew = n;
    int enough = n + MOST_SEEDS;
    if (!(spread * shrinkage(enough, confidence) + fixed < distance)) {
      return OptionalInt.empty();
    }
    while (enough - tooFew > 1) {
      int middle = (tooFew + enough) / 2;
      if (spread * shrinkage(middle, confidence) + fixed < distance) {
        enough = middle;
      } else {
        tooFew = middle;
      }
    }
    return OptionalInt.of(enough - n);
  }

  private static double shrinkage(int n, double confidence) {
    return critical(confidence, n - 1) / Math.sqrt(n);
  }
}
