package dev.initsweep.selfcheck;

/**
 * Says how the seeds of a group differ: a seed adds a constant, and deviations along the axis. They
 * are large enough for the argmin of one seed of the skewed shape to spread by .25 octaves.
 *
 * @param name for people
 * @param correlation how a seed's deviations at two points go together
 * @param size of the deviations, 1 being that of the trials
 * @param isHeavyTailed whether some seeds deviate much more than most: a t-distribution of three
 *     degrees of freedom in place of the normal one
 * @param isGrowing whether deviations double every four octaves
 */
public record Noise(
    String name, Correlation correlation, double size, boolean isHeavyTailed, boolean isGrowing) {

  /** Deviations are independent from point to point. */
  public static final Noise WHITE = new Noise("white", Correlation.NONE, 1, false, false);

  /** Deviations are rough. */
  public static final Noise ROUGH =
      new Noise("ornstein-uhlenbeck", Correlation.ORNSTEIN_UHLENBECK, 1, false, false);

  /** Deviations are smooth. */
  public static final Noise SMOOTH =
      new Noise("squared-exponential", Correlation.SQUARED_EXPONENTIAL, 1, false, false);

  /** Deviations have a third of the variance of each kind, as trials had it. */
  public static final Noise MIXED = new Noise("mixed", Correlation.MIXED, 1, false, false);

  /** Deviations are a third of that noise. */
  public static final Noise LOW =
      new Noise("mixed, a third", Correlation.MIXED, 1.0 / 3, false, false);

  /** Deviations are mixed, with seeds far off. */
  public static final Noise HEAVY =
      new Noise("mixed, heavy tails", Correlation.MIXED, 1, true, false);

  /** Deviations are mixed, growing with the variance. */
  public static final Noise GROWING =
      new Noise("mixed, growing", Correlation.MIXED, 1, false, true);

  /** Says how a seed's deviations from the mean curve go together along the axis. */
  public enum Correlation {
    /** They do not go together at all. */
    NONE,

    /** They go together as in an Ornstein-Uhlenbeck process: exp(-h / 2 octaves). */
    ORNSTEIN_UHLENBECK,

    /** They go together smoothly: exp(-(h / 1.5 octaves)^2 / 2). */
    SQUARED_EXPONENTIAL,

    /** They have a third of the variance of each kind. */
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

  /** Standard deviation in octaves of the argmin of one seed of the skewed shape. */
  private static final double ARGMIN_SPREAD = .25;

  /** Slope weights per octave of a quartic through nine points, half an octave apart. */
  private static final double[] NINE_POINT_SLOPE = {86, -142, -193, -126, 0, 126, 193, 142, -86};

  /** Standard deviation of the deviations at the optimum. */
  double deviation() {
    double variance = 0;
    for (int i = 0; i < NINE_POINT_SLOPE.length; i++) {
      for (int j = 0; j < NINE_POINT_SLOPE.length; j++) {
        variance +=
            NINE_POINT_SLOPE[i] * NINE_POINT_SLOPE[j] * relative((i - 4) / 2.0, (j - 4) / 2.0);
      }
    }
    return size * ARGMIN_SPREAD * Shape.CURVATURE / Math.sqrt(variance / (594.0 * 594.0));
  }

  /** Covariance at two places in octaves from the optimum, over the variance at the optimum. */
  double relative(double u, double v) {
    return growth(u) * growth(v) * correlation.at(u - v);
  }

  private double growth(double u) {
    return isGrowing ? Math.exp(Math.log(2) / 4 * Math.max(-4, Math.min(4, u))) : 1;
  }
}
