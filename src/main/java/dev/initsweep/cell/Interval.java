package dev.initsweep.cell;

/**
 * Holds a confidence interval; an end that is not bounded is infinite.
 *
 * @param low lower end
 * @param high upper end, at least {@code low}
 */
public record Interval(double low, double high) {

  public Interval {
    Checks.require(low <= high, "interval", low + " to " + high, "low <= high");
  }

  public boolean isBounded() {
    return Double.isFinite(low) && Double.isFinite(high);
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
