package dev.initsweep.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Error rates of the verdicts in one scenario.
 *
 * @param scenario the kind of groups
 * @param seeds of each group
 * @param groups how many were simulated
 * @param coverage share of the intervals that hold the true optimum
 * @param medianHalfWidth of the intervals in octaves, unbounded ones counted as infinite
 * @param unbounded share of the intervals that are
 * @param falseCoincidesLow share of COINCIDES where the prediction is one margin too low
 * @param falseCoincidesHigh the same where it is one margin too high
 * @param power share of COINCIDES where the prediction is the optimum
 * @param falseDiffers share of DIFFERS where the prediction is the optimum
 * @param falseLoss share of decided verdicts on claim 2 where there is no difference
 * @param falseAccuracy share of decided verdicts on claim 3 where there is no difference
 */
public record Rates(
    Scenario scenario,
    int seeds,
    int groups,
    double coverage,
    double medianHalfWidth,
    double unbounded,
    double falseCoincidesLow,
    double falseCoincidesHigh,
    double power,
    double falseDiffers,
    double falseLoss,
    double falseAccuracy) {

  /** Least coverage of the nominal 95 % interval. */
  public static final double LEAST_COVERAGE = .93;

  /** Most of the claims 2 and 3 that are decided where there is no difference. */
  public static final double MOST_FALSE_CLAIMS = .06;

  /** Largest median half-width in octaves: .85, .65 and .50 with 4, 6 and 10 seeds. */
  public static double mostHalfWidth(int seeds) {
    return seeds < 6 ? .85 : seeds < 10 ? .65 : .5;
  }

  /** Most COINCIDES at the margin, on each side: .06 with 4 seeds, .05 from 6 on. */
  public static double mostFalseCoincides(int seeds) {
    return seeds < 6 ? .06 : .05;
  }

  /**
   * The bounds that these rates break, one sentence each.
   *
   * @param standardErrors of the simulation that a rate may lie beyond its bound
   */
  public List<String> violations(double standardErrors) {
    List<String> violations = new ArrayList<>();
    if (coverage < LEAST_COVERAGE - slack(LEAST_COVERAGE, standardErrors)) {
      violations.add(says("coverage", coverage, "at least", LEAST_COVERAGE));
    }
    atMost(
        violations,
        "false COINCIDES, too low",
        falseCoincidesLow,
        mostFalseCoincides(seeds),
        standardErrors);
    atMost(
        violations,
        "false COINCIDES, too high",
        falseCoincidesHigh,
        mostFalseCoincides(seeds),
        standardErrors);
    atMost(violations, "false claim 2", falseLoss, MOST_FALSE_CLAIMS, standardErrors);
    atMost(violations, "false claim 3", falseAccuracy, MOST_FALSE_CLAIMS, standardErrors);
    if (medianHalfWidth > mostHalfWidth(seeds)) {
      violations.add(says("median half-width", medianHalfWidth, "at most", mostHalfWidth(seeds)));
    }
    return violations;
  }

  private void atMost(
      List<String> violations, String what, double rate, double bound, double standardErrors) {
    if (rate > bound + slack(bound, standardErrors)) {
      violations.add(says(what, rate, "at most", bound));
    }
  }

  private double slack(double bound, double standardErrors) {
    return standardErrors * Math.sqrt(bound * (1 - bound) / groups);
  }

  private String says(String what, double found, String relation, double bound) {
    return String.format(
        Locale.ROOT,
        "%s, %d seeds: %s %.4f (expected %s %.2f)",
        scenario.name(),
        seeds,
        what,
        found,
        relation,
        bound);
  }
}
