package dev.initsweep.race;

import dev.initsweep.cell.Interval;

/**
 * Says where the optimum may lie for a prediction to coincide with it or to differ from it. Places
 * are in octaves. The band is interval arithmetic with the margin and the prediction's own
 * interval, if it has one.
 *
 * @param predicted the prediction's place
 * @param own what is known of it; both ends are the place itself where it is exact
 * @param margin of claim 1
 */
public record Band(double predicted, Interval own, double margin) {

  /** Returns where the optimum's interval must begin at the earliest for the two to coincide. */
  public double innerLow() {
    return own.high() - margin;
  }

  /** Returns where the optimum's interval must end at the latest for the two to coincide. */
  public double innerHigh() {
    return own.low() + margin;
  }

  /**
   * Returns the place below which the optimum must lie for the two to differ. Otherwise it must lie
   * above {@link #outerHigh}.
   */
  public double outerLow() {
    return own.low() - margin;
  }

  /**
   * Returns the place above which the optimum must lie for the two to differ. Otherwise it must lie
   * below {@link #outerLow}.
   */
  public double outerHigh() {
    return own.high() + margin;
  }

  /** Tells whether the prediction's own interval is so wide that nothing can coincide with it. */
  public boolean isTooWide() {
    return innerLow() >= innerHigh();
  }
}
