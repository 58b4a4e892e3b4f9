package dev.initsweep.verify;

import dev.initsweep.cell.Interval;

/**
 * Where the mean fit stays below a stated factor over its least value (after Han 2025,
 * arXiv:2510.09423): the connected range around the optimum; an end that the axis does not reach is
 * infinite.
 */
final class StableBand {

  private StableBand() {}

  /**
   * @param curve the fit
   * @param factor over the least metric, above 1
   */
  static Interval of(FittedCurve curve, double factor) {
    int least = (int) Math.round(curve.leastIndex());
    double limit = curve.meanValueAt(curve.abscissa(curve.leastIndex())) + Math.log(factor);
    int low = least;
    while (low >= 0 && curve.meanValue(low) <= limit) {
      low--;
    }
    int high = least;
    while (high < curve.size() && curve.meanValue(high) <= limit) {
      high++;
    }
    return new Interval(
        low < 0
            ? Double.NEGATIVE_INFINITY
            : curve.abscissa(
                FittedCurve.crossing(low, curve.meanValue(low), curve.meanValue(low + 1), limit)),
        high == curve.size()
            ? Double.POSITIVE_INFINITY
            : curve.abscissa(
                FittedCurve.crossing(
                    high - 1, curve.meanValue(high - 1), curve.meanValue(high), limit)));
  }
}
