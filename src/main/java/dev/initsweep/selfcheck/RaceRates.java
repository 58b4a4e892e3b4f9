package dev.initsweep.selfcheck;

import dev.initsweep.plan.RaceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Holds the error rates of intervals and of claim 1 in one scenario. Each is of a plan with one
 * prediction.
 *
 * @param scenario the kind of groups
 * @param perOctave points of the grid in an octave
 * @param rules of the race
 * @param groups how many were simulated
 * @param cover share of the intervals that hold the true optimum, where a prediction is planted
 *     there
 * @param coverWithout the same of groups without any prediction
 * @param halfWidth median half-width in octaves where a prediction is planted, unbounded ones
 *     counted as infinite
 * @param coincidesLow share of COINCIDES where the prediction is one margin too low
 * @param coincidesHigh the same where it is one margin too high
 * @param differs share of DIFFERS where the prediction is the optimum
 * @param coincidesSecond share of COINCIDES where it is the second dip; NaN where there is none
 * @param power share of COINCIDES where it is the optimum
 * @param farLow share of DIFFERS where it is two octaves too low
 * @param farHigh share of DIFFERS where it is two octaves too high
 * @param secondSaid share of the groups in which a second dip is said not to be told apart
 * @param cells mean number of trainings where the prediction is the optimum, its own left aside
 * @param seeds mean number of seeds then
 * @param added mean number of added points then
 */
public record RaceRates(
    Scenario scenario,
    int perOctave,
    RaceSettings rules,
    int groups,
    double cover,
    double coverWithout,
    double halfWidth,
    double coincidesLow,
    double coincidesHigh,
    double differs,
    double coincidesSecond,
    double power,
    double farLow,
    double farHigh,
    double secondSaid,
    double cells,
    double seeds,
    double added) {

  /** Says how far a rate may go. */
  private record Bounds(double cover, double coincides, double differs, double second) {}

  private static final Bounds ONE_LOOK = new Bounds(.94, .05, .025, .055);
  private static final Bounds LOOKS = new Bounds(.95, .045, .015, .025);

  /**
   * Bounds the rates of two dips whose difference is mostly noise that all points of a dip share.
   */
  private static final Bounds ONE_LOOK_SMOOTH = new Bounds(.94, .05, .035, .055);

  private static final Bounds LOOKS_SMOOTH = new Bounds(.95, .045, .02, .03);

  /**
   * Names the bounds that these rates break, one sentence each.
   *
   * @param standardErrors of the simulation that a rate may lie beyond its bound
   */
  public List<String> violations(double standardErrors) {
    List<String> violations = new ArrayList<>();
    if (scenario.shape().equals(Shape.FALL_TO_VARYING_CLIFF)) {
      return violations;
    }
    boolean isSmooth = scenario.noise().equals(Noise.SMOOTH) && scenario.shape().hasSecond();
    Bounds bounds =
        rules.looks().size() == 1
            ? isSmooth ? ONE_LOOK_SMOOTH : ONE_LOOK
            : isSmooth ? LOOKS_SMOOTH : LOOKS;
    atLeast("cover", cover, bounds.cover, standardErrors, violations);
    atLeast("cover without a prediction", coverWithout, bounds.cover, standardErrors, violations);
    atMost("COINCIDES, too low", coincidesLow, bounds.coincides, standardErrors, violations);
    atMost("COINCIDES, too high", coincidesHigh, bounds.coincides, standardErrors, violations);
    atMost("DIFFERS at the optimum", differs, bounds.differs, standardErrors, violations);
    atMost("COINCIDES, second dip", coincidesSecond, bounds.second, standardErrors, violations);
    if (scenario.shape().equals(Shape.SKEWED)) {
      power(standardErrors, violations);
    }
    return violations;
  }

  private void power(double standardErrors, List<String> violations) {
    if (scenario.noise().equals(Noise.LOW)) {
      atLeast("power", power, .97, standardErrors, violations);
    } else if (scenario.noise().equals(Noise.MIXED) && rules.looks().size() > 1) {
      boolean isCoarse = rules.resolution() > .25;
      atLeast("power", power, isCoarse ? .87 : .9, standardErrors, violations);
      if (perOctave == 1 && cells > (isCoarse ? 140 : 215)) {
        violations.add(says("trainings", cells, "at most", isCoarse ? 140 : 215));
      }
    } else if (scenario.noise().equals(Noise.MIXED)) {
      int n = rules.seeds();
      atLeast("power", power, n < 6 ? .22 : n < 10 ? .48 : .76, standardErrors, violations);
      double most = n < 6 ? 1.25 : n < 10 ? 1.05 : .9;
      if (halfWidth > most) {
        violations.add(says("half-width", halfWidth, "at most", most));
      }
      double added = cells / ((double) n * RaceCheck.gridPoints(perOctave)) - 1;
      double mostAdded = n < 6 ? .85 : n < 10 ? .78 : .71;
      if (perOctave == 1 && added > mostAdded) {
        violations.add(says("share of added trainings", added, "at most", mostAdded));
      }
    }
  }

  private void atLeast(
      String what, double rate, double bound, double standardErrors, List<String> violations) {
    if (rate < bound - standardErrors * standardError(bound)) {
      violations.add(says(what, rate, "at least", bound));
    }
  }

  private void atMost(
      String what, double rate, double bound, double standardErrors, List<String> violations) {
    if (rate > bound + standardErrors * standardError(bound)) {
      violations.add(says(what, rate, "at most", bound));
    }
  }

  /** Returns the standard error of a simulated share. */
  public double standardError(double share) {
    return Math.sqrt(share * (1 - share) / groups);
  }

  private String says(String what, double found, String relation, double bound) {
    return String.format(
        Locale.ROOT,
        "%s, %d an octave, looks %s, resolution %s: %s %.4f (expected %s %s)",
        scenario.name(),
        perOctave,
        rules.looks(),
        rules.resolution(),
        what,
        found,
        relation,
        bound);
  }
}
