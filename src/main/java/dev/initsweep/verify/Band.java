package dev.initsweep.verify;

import dev.initsweep.cell.Interval;

/**
 * Where the optimum may lie for a prediction to coincide with it or to differ from it, in octaves:
 * interval arithmetic with the margin and the interval of the prediction's own, if it has one.
 *
 * @param predicted the prediction's place
 * @param own what is known of it; both ends are the place itself where it is exact
 * @param margin of claim 1
 */
public record Band(double predicted, Interval own, double margin) {

  /** The optimum's interval must lie from here on for the two to coincide. */
  public double innerLow() {
    return own.high() - margin;
  }

  /** The optimum's interval must end here for the two to coincide. */
  public double innerHigh() {
    return own.low() + margin;
  }

  /** The optimum must lie below this, or above {@link #outerHigh}, for the two to differ. */
  public double outerLow() {
    return own.low() - margin;
  }

  /** See {@link #outerLow}. */
  public double outerHigh() {
    return own.high() + margin;
  }

  /** Whether the prediction's own interval is so wide that nothing can coincide with it. */
  public boolean isTooWide() {
    return innerLow() >= innerHigh();
  }
}
