package dev.initsweep.verify;

import dev.initsweep.cell.Interval;
import java.util.Optional;

/**
 * The abscissa at which the mean over seeds of the log metric is least, with its confidence
 * interval by inversion of a test of the slope: an abscissa belongs to the interval as long as the
 * seeds' slopes there are compatible with a mean of zero. This is the interval of Box and Hunter
 * (1954) for a stationary point, Fieller's where the curve is a parabola; as Fieller's, it may be
 * unbounded. Both ends are moved outwards by an allowance for the bias of the local fit (Armstrong
 * and Kolesar 2020).
 *
 * @param estimate where the mean fit is least; an end of the axis where it falls up to there
 * @param interval empty with fewer than two seeds, or two seeds and no spread
 * @param edge the side on which the estimate is an end of the axis
 */
record ArgminInterval(double estimate, Optional<Interval> interval, Optional<Side> edge) {

  /**
   * @param curve fits of at least one seed
   * @param confidence such as .95
   * @param biasAllowance in octaves, for a fit within the window; where the grid is so coarse that
   *     the fit reaches further, it grows in proportion
   */
  static ArgminInterval of(FittedCurve curve, double confidence, double biasAllowance) {
    double index = curve.leastIndex();
    Optional<Side> edge =
        index == 0
            ? Optional.of(Side.BELOW)
            : index == curve.size() - 1 ? Optional.of(Side.ABOVE) : Optional.empty();
    double estimate = curve.abscissa(index);
    if (curve.seeds() < 2) {
      return new ArgminInterval(estimate, Optional.empty(), edge);
    }
    double critical = StudentT.critical(confidence, curve.seeds() - 1);
    double allowance = biasAllowance * curve.stretch();
    double low = lastFalling(curve, index, critical) - allowance;
    double high = firstRising(curve, index, critical) + allowance;
    return new ArgminInterval(estimate, Optional.of(new Interval(low, high)), edge);
  }

  /** The nearest abscissa below the estimate where the curve surely falls; else -infinity. */
  private static double lastFalling(FittedCurve curve, double index, double critical) {
    double above = Double.NaN;
    for (int k = (int) Math.floor(index); k >= 0; k--) {
      double t = t(curve.slopes(k));
      if (t < -critical) {
        return Double.isNaN(above)
            ? curve.z(k)
            : curve.abscissa(FittedCurve.crossing(k, t, above, -critical));
      }
      above = t;
    }
    return Double.NEGATIVE_INFINITY;
  }

  /** The nearest abscissa above the estimate where the curve surely rises; else infinity. */
  private static double firstRising(FittedCurve curve, double index, double critical) {
    double below = Double.NaN;
    for (int k = (int) Math.ceil(index); k < curve.size(); k++) {
      double t = t(curve.slopes(k));
      if (t > critical) {
        return Double.isNaN(below)
            ? curve.z(k)
            : curve.abscissa(FittedCurve.crossing(k - 1, below, t, critical));
      }
      below = t;
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Student's t of the mean slope; without any spread it is infinite, or 0 where all are flat. */
  private static double t(Sample slopes) {
    return slopes.mean() == 0 ? 0 : slopes.mean() / slopes.standardError();
  }
}
