package dev.initsweep.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Refinement with a single look against the whole grid of 25 points, both with 8 seeds, in one
 * scenario.
 *
 * @param scenario the kind of groups
 * @param groups how many were simulated, each both ways
 * @param gridHalfWidth median half-width of the optimum's interval in octaves, of the grid
 * @param refinedHalfWidth the same under refinement
 * @param coverage share of the groups whose optimum lies in the interval, under refinement
 * @param contradictions share of the predictions, at the optimum or a margin away, of which one way
 *     says COINCIDES and the other DIFFERS
 * @param trainings pilots and placed points over the grid's; He's and the predictions' points,
 *     which both ways need alike, are left aside
 */
public record GridComparison(
    Scenario scenario,
    int groups,
    double gridHalfWidth,
    double refinedHalfWidth,
    double coverage,
    double contradictions,
    double trainings) {

  /** Points of the grid. */
  public static final int POINTS = 25;

  /** Seeds of the grid and of the refined groups. */
  public static final int SEEDS = 8;

  private static final double MOST_RATIO = 1.1;
  private static final double LEAST_COVERAGE = .93;
  private static final double MOST_CONTRADICTIONS = .05;
  private static final double MOST_TRAININGS = .3;

  /** Of one group's half-width, relative: as of a standard deviation from that many seeds. */
  private static final double SPREAD = 1 / Math.sqrt(2 * (SEEDS - 1));

  /** Standard error of a median over that of a mean, for normal values: sqrt(pi / 2). */
  private static final double OF_MEDIANS = Math.sqrt(Math.PI / 2);

  /**
   * The bounds that are broken, one sentence each.
   *
   * @param standardErrors of the simulation, that the ratio of the half-widths, coverage and
   *     contradictions may lie beyond their bounds
   */
  public List<String> violations(double standardErrors) {
    List<String> violations = new ArrayList<>();
    double ratio = refinedHalfWidth / gridHalfWidth;
    double ofRatio = OF_MEDIANS * SPREAD * Math.sqrt(2.0 / groups);
    if (!(ratio <= MOST_RATIO + standardErrors * ofRatio)) {
      violations.add(
          says("half-width over the grid's %.3f (expected at most %.2f)", ratio, MOST_RATIO));
    }
    if (coverage < LEAST_COVERAGE - standardErrors * ofShare(LEAST_COVERAGE)) {
      violations.add(says("coverage %.4f (expected at least %.2f)", coverage, LEAST_COVERAGE));
    }
    if (contradictions > MOST_CONTRADICTIONS + standardErrors * ofShare(MOST_CONTRADICTIONS)) {
      violations.add(
          says("contradictions %.4f (expected at most %.2f)", contradictions, MOST_CONTRADICTIONS));
    }
    if (trainings > MOST_TRAININGS) {
      violations.add(
          says("share of the trainings %.3f (expected at most %.2f)", trainings, MOST_TRAININGS));
    }
    return violations;
  }

  /** Standard error of a simulated share. */
  private double ofShare(double share) {
    return Math.sqrt(share * (1 - share) / groups);
  }

  private String says(String what, double found, double bound) {
    return scenario.name()
        + ", against the grid: "
        + String.format(Locale.ROOT, what, found, bound);
  }
}
