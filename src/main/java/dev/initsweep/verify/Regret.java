package dev.initsweep.verify;

/**
 * What it costs to start at the prediction: log metric there less that at the point that is best on
 * the <em>other</em> seeds (cross-fitting), so that the best point is not the luckiest one. The
 * t-interval over seeds.
 */
final class Regret {

  static final String METHOD = "cross-fitted log metric at the prediction less the least, paired t";

  private Regret() {}

  /**
   * By seed, the gap between values of the same seeds and the best point of a curve.
   *
   * @param at log metric at the prediction, by seed of {@code curves}
   * @param curves complete cases, at least two seeds
   */
  static Sample of(double[] at, Curves curves) {
    double[] gaps = new double[at.length];
    for (int s = 0; s < at.length; s++) {
      gaps[s] = at[s] - curves.log()[s][curves.without(s).leastPoint()];
    }
    return Sample.of(gaps);
  }
}
