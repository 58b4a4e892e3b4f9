package dev.initsweep.statistics;

import dev.initsweep.cell.Interval;
import org.apache.commons.statistics.distribution.BetaDistribution;

/** Computes the exact confidence interval of a probability (Clopper and Pearson 1934). */
public final class ClopperPearson {

  private ClopperPearson() {}

  /**
   * Returns the interval of the probability behind a count.
   *
   * @param successes 0 to {@code trials}
   * @param trials at least 1
   * @param confidence such as .95
   */
  public static Interval interval(int successes, int trials, double confidence) {
    double tail = (1 - confidence) / 2;
    double low =
        successes == 0
            ? 0
            : BetaDistribution.of(successes, trials - successes + 1.0)
                .inverseCumulativeProbability(tail);
    double high =
        successes == trials
            ? 1
            : BetaDistribution.of(successes + 1.0, trials - successes)
                .inverseSurvivalProbability(tail);
    return new Interval(low, high);
  }
}
