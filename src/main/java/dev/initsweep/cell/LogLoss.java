package dev.initsweep.cell;

/**
 * Computes the natural log of a loss. A loss of exactly 0, where every example's margin is above
 * some 37, has none; smaller losses than {@link #FLOOR} are no longer told apart by float
 * arithmetic. What is recorded keeps its bits; whoever takes a log takes this one.
 */
public final class LogLoss {

  /** This is what a smaller loss counts as; jobs/sql and docs/sql.md have the same number. */
  public static final double FLOOR = 1e-12;

  private LogLoss() {}

  /** Returns the log of a loss, of the floor where the loss is smaller; NaN stays NaN. */
  public static double of(double loss) {
    return Math.log(Math.max(loss, FLOOR));
  }
}
