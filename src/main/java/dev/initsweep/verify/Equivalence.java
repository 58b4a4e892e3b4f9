package dev.initsweep.verify;

import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Interval;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Whether a difference lies within a margin (equivalence by inclusion of the confidence interval,
 * Schuirmann 1987).
 *
 * @param margin delta, positive
 * @param confidence of the interval
 * @param n seeds behind the interval, at least 2
 * @param fixed part of the interval's half-width that does not shrink with n
 */
record Equivalence(double margin, double confidence, int n, double fixed) {

  /** The interval inside the margins, wholly beyond them, or neither. */
  Conclusion conclude(Interval interval) {
    if (interval.low() > -margin && interval.high() < margin) {
      return Conclusion.COINCIDES;
    }
    if (interval.low() > margin || interval.high() < -margin) {
      return Conclusion.DIFFERS;
    }
    return Conclusion.INCONCLUSIVE;
  }

  /**
   * One less the confidence at which the interval would just touch the nearer margin, from the
   * half-width on that side taken as a t-interval's; empty where that side is unbounded.
   */
  OptionalDouble pValue(Estimate d) {
    double half = decisiveHalfWidth(d) - fixed;
    if (!(half > 0) || !Double.isFinite(half)) {
      return OptionalDouble.empty();
    }
    double standardError = half / StudentT.critical(confidence, n - 1);
    double distance = Math.max(0, distance(d) - fixed);
    return OptionalDouble.of(StudentT.pValue(distance / standardError, n - 1));
  }

  /** How many further seeds would decide, if estimate and spread stay; empty above a thousand. */
  OptionalInt seedsToDecide(Estimate d) {
    double half = decisiveHalfWidth(d);
    return Double.isFinite(half)
        ? StudentT.furtherSeeds(Math.max(0, half - fixed), fixed, distance(d), n, confidence)
        : OptionalInt.empty();
  }

  private double distance(Estimate d) {
    return Math.abs(margin - Math.abs(d.value()));
  }

  /** Half-width towards the nearer margin. */
  private double decisiveHalfWidth(Estimate d) {
    boolean outside = Math.abs(d.value()) > margin;
    boolean upwards = (d.value() > 0) != outside;
    return upwards ? d.interval().high() - d.value() : d.value() - d.interval().low();
  }

  /**
   * The difference of two independent estimates by the method of variance estimates recovery, MOVER
   * (Zou and Donner 2008, equations 9 and 10).
   *
   * @param second without an interval it is taken as a constant
   */
  static Estimate mover(Estimate first, double second, Optional<Interval> secondInterval) {
    double below = secondInterval.map(i -> Math.max(0, i.high() - second)).orElse(0.0);
    double above = secondInterval.map(i -> Math.max(0, second - i.low())).orElse(0.0);
    double d = first.value() - second;
    return new Estimate(
        d,
        new Interval(
            d - Math.hypot(first.value() - first.interval().low(), below),
            d + Math.hypot(first.interval().high() - first.value(), above)));
  }

  /**
   * The interval of a difference whose two sides come from the same seeds, by the jackknife over
   * seeds (Tukey 1958).
   *
   * @param value the difference from all seeds
   * @param without by seed, the difference from all seeds but that one; at least two
   */
  static Estimate jackknife(double value, double[] without, double confidence, double fixed) {
    int n = without.length;
    double standardError = Sample.of(without).standardError() * (n - 1);
    Interval interval = StudentT.interval(value, standardError, n - 1, confidence);
    return new Estimate(value, new Interval(interval.low() - fixed, interval.high() + fixed));
  }
}
