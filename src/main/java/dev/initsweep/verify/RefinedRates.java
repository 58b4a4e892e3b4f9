package dev.initsweep.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Error rates of the verdicts of refined groups in one scenario, each of a plan with one predictor.
 *
 * @param scenario the kind of groups
 * @param groups how many were simulated
 * @param coverage share of the intervals of the optimum that hold the true one, at the end
 * @param medianHalfWidth of these intervals in octaves, unbounded ones counted as infinite
 * @param wrongLow share of COINCIDES and DIFFERS where the prediction is one margin too low
 * @param wrongHigh the same where it is one margin too high
 * @param power share of COINCIDES where the prediction is the optimum
 * @param falseDiffers share of DIFFERS where the prediction is the optimum
 * @param meanSeeds seeds at the end, where the prediction is the optimum
 * @param meanCells trainings at the end, where the prediction is the optimum, pilots counted
 */
public record RefinedRates(
    Scenario scenario,
    int groups,
    double coverage,
    double medianHalfWidth,
    double wrongLow,
    double wrongHigh,
    double power,
    double falseDiffers,
    double meanSeeds,
    double meanCells) {

  /** Most wrong decisions at the margin, on each side. */
  public static final double MOST_WRONG = .08;

  /**
   * The bounds that these rates break, one sentence each.
   *
   * @param standardErrors of the simulation that a rate may lie beyond its bound
   */
  public List<String> violations(double standardErrors) {
    double most = MOST_WRONG + standardErrors * Math.sqrt(MOST_WRONG * (1 - MOST_WRONG) / groups);
    List<String> violations = new ArrayList<>();
    if (wrongLow > most) {
      violations.add(says("too low", wrongLow));
    }
    if (wrongHigh > most) {
      violations.add(says("too high", wrongHigh));
    }
    return violations;
  }

  private String says(String side, double found) {
    return String.format(
        Locale.ROOT,
        "%s, refined: wrong decisions at the margin, %s, %.4f (expected at most %.2f)",
        scenario.name(),
        side,
        found,
        MOST_WRONG);
  }
}
