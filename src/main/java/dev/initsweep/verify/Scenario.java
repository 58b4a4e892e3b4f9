package dev.initsweep.verify;

import java.util.List;

/**
 * A kind of simulated group with a known optimum, for measuring the error rates of the verdicts.
 *
 * @param name for people
 * @param skewed whether the curve is much steeper above its minimum than below it
 * @param correlation how a seed's deviations at two points go together
 * @param growing whether the deviations grow with the variance
 * @param diverging whether trainings diverge at large variances
 * @param pointsPerOctave density of the grid
 */
public record Scenario(
    String name,
    boolean skewed,
    Correlation correlation,
    boolean growing,
    boolean diverging,
    int pointsPerOctave) {

  /** How a seed's deviations from the mean curve go together along the axis. */
  public enum Correlation {
    /** Not at all. */
    NONE,

    /** As in an Ornstein-Uhlenbeck process: exp(-h / 2 octaves). */
    ORNSTEIN_UHLENBECK,

    /** Smoothly: exp(-(h / 1.5 octaves)^2 / 2). */
    SQUARED_EXPONENTIAL,

    /** A third of the variance of each kind. */
    MIXED;

    /** Correlation at a distance in octaves. */
    double at(double distance) {
      double h = Math.abs(distance);
      double same = h == 0 ? 1 : 0;
      double rough = Math.exp(-h / 2);
      double smooth = Math.exp(-h * h / (2 * 1.5 * 1.5));
      return switch (this) {
        case NONE -> same;
        case ORNSTEIN_UHLENBECK -> rough;
        case SQUARED_EXPONENTIAL -> smooth;
        case MIXED -> (same + rough + smooth) / 3;
      };
    }
  }

  /** All registered scenarios. */
  public static final List<Scenario> ALL =
      List.of(
          new Scenario("symmetric, none", false, Correlation.NONE, false, false, 2),
          new Scenario(
              "symmetric, ornstein-uhlenbeck",
              false,
              Correlation.ORNSTEIN_UHLENBECK,
              false,
              false,
              2),
          new Scenario(
              "symmetric, squared-exponential",
              false,
              Correlation.SQUARED_EXPONENTIAL,
              false,
              false,
              2),
          new Scenario("symmetric, mixed", false, Correlation.MIXED, false, false, 2),
          new Scenario("skewed, none", true, Correlation.NONE, false, false, 2),
          new Scenario(
              "skewed, ornstein-uhlenbeck", true, Correlation.ORNSTEIN_UHLENBECK, false, false, 2),
          new Scenario(
              "skewed, squared-exponential",
              true,
              Correlation.SQUARED_EXPONENTIAL,
              false,
              false,
              2),
          new Scenario("skewed, mixed", true, Correlation.MIXED, false, false, 2),
          new Scenario("skewed, mixed, growing", true, Correlation.MIXED, true, false, 2),
          new Scenario("skewed, mixed, diverging", true, Correlation.MIXED, false, true, 2),
          new Scenario("skewed, mixed, coarse grid", true, Correlation.MIXED, false, false, 1));
}
