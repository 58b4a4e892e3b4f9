package dev.initsweep.verify;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Log losses of seeds along an axis around a known optimum. What is assumed comes from trials on
 * mnist 784-128-128-10 at rate .05 (theory page): He's loss is 4.4 times the least and lies 3 to
 * 3.2 octaves below the optimum, and the vertex of a parabola fitted within 1 or 2 octaves moves by
 * .29 octaves.
 *
 * <ul>
 *   <li>The mean curve has the curvature A = .67 per square octave at its minimum. Skewed, it is A
 *       (exp(u) - u - 1), u in octaves from the optimum, whose parabolas move by .3 octaves;
 *       symmetric, it is A (sqrt(1 + u^2) - 1). Both fall by 1.5 from He's point to the optimum.
 *       Towards the loss of guessing the curve levels off.
 *   <li>A seed adds a constant of standard deviation .3 and a Gaussian process whose size is such
 *       that the argmin of one seed, found by a local quartic of half-width 2 octaves on a grid of
 *       two points an octave, has a standard deviation of .25 octaves, the most that was seen.
 *       Where deviations grow, they double every four octaves.
 *   <li>Where trainings diverge, they do so with probability 1 / (1 + exp(-(u - 2.5) / .25)).
 * </ul>
 */
final class SimulatedCurve {

  static final double LEAST_LOSS = .0113;
  static final double CURVATURE = .67;
  static final double ARGMIN_SPREAD = .25;

  /** Log of the loss of guessing one of ten classes over the least. */
  private static final double CEILING = Math.log(Math.log(10) / LEAST_LOSS);

  private static final double SHIFT_SPREAD = .3;

  /** Slope weights per octave of a quartic through nine points, half an octave apart. */
  private static final double[] NINE_POINT_SLOPE = {86, -142, -193, -126, 0, 126, 193, 142, -86};

  private final Scenario scenario;
  private final double optimum;
  private final double size;

  /**
   * @param optimum abscissa of the minimum of the curve without divergence
   */
  SimulatedCurve(Scenario scenario, double optimum) {
    this.scenario = scenario;
    this.optimum = optimum;
    this.size = ARGMIN_SPREAD * CURVATURE / Math.sqrt(referenceSlopeVariance(scenario));
  }

  private static double referenceSlopeVariance(Scenario scenario) {
    double variance = 0;
    for (int i = 0; i < NINE_POINT_SLOPE.length; i++) {
      for (int j = 0; j < NINE_POINT_SLOPE.length; j++) {
        variance +=
            NINE_POINT_SLOPE[i]
                * NINE_POINT_SLOPE[j]
                * covariance(scenario, (i - 4) / 2.0, (j - 4) / 2.0);
      }
    }
    return variance / (594.0 * 594.0);
  }

  private static double covariance(Scenario scenario, double u, double v) {
    return growth(scenario, u) * growth(scenario, v) * scenario.correlation().at(u - v);
  }

  private static double growth(Scenario scenario, double u) {
    return scenario.growing() ? Math.exp(Math.log(2) / 4 * Math.max(-4, Math.min(4, u))) : 1;
  }

  /** The mean log loss of trainings that do not diverge. */
  double mean(double x) {
    double u = x - optimum;
    double rise = CURVATURE * (scenario.skewed() ? Math.exp(u) - u - 1 : Math.sqrt(1 + u * u) - 1);
    return Math.log(LEAST_LOSS) - Math.log(Math.exp(-rise) + Math.exp(-CEILING));
  }

  double divergence(double x) {
    return scenario.diverging() ? 1 / (1 + Math.exp(-(x - optimum - 2.5) / .25)) : 0;
  }

  /** Where the mean log loss, diverged trainings counted with that of guessing, is least. */
  double trueOptimum() {
    double guessing = Math.log(LEAST_LOSS) + CEILING;
    double best = optimum;
    double least = Double.POSITIVE_INFINITY;
    for (int k = -1000; k <= 1000; k++) {
      double x = optimum + k / 1000.0;
      double p = divergence(x);
      double expected = (1 - p) * mean(x) + p * guessing;
      if (expected < least) {
        least = expected;
        best = x;
      }
    }
    return best;
  }

  /** Draws paths of several seeds over the same abscissae. */
  Paths paths(double[] x) {
    double[][] covariance = new double[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        covariance[i][j] =
            size * size * covariance(scenario, x[i] - optimum, x[j] - optimum)
                + (i == j ? 1e-9 : 0);
      }
    }
    return new Paths(x.clone(), cholesky(covariance));
  }

  private static double[][] cholesky(double[][] a) {
    double[][] lower = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    return lower;
  }

  /** A source of seeds' curves. */
  final class Paths {
    private final double[] x;
    private final double[][] lower;

    private Paths(double[] x, double[][] lower) {
      this.x = x;
      this.lower = lower;
    }

    /** Log losses of one seed; NaN where it diverged. */
    double[] draw(RandomGenerator random) {
      double shift = SHIFT_SPREAD * random.nextGaussian();
      double[] normal = new double[x.length];
      for (int i = 0; i < normal.length; i++) {
        normal[i] = random.nextGaussian();
      }
      double[] log = new double[x.length];
      for (int i = 0; i < log.length; i++) {
        log[i] = mean(x[i]) + shift;
        for (int k = 0; k <= i; k++) {
          log[i] += lower[i][k] * normal[k];
        }
        if (random.nextDouble() < divergence(x[i])) {
          log[i] = Double.NaN;
        }
      }
      return log;
    }
  }

  /** A generator for one simulated group. */
  static RandomGenerator random(long seed, Scenario scenario, int seeds, int group) {
    return new SplittableRandom(
        seed * 1_000_003L
            + 31L * Scenario.ALL.indexOf(scenario)
            + 7L * seeds
            + 1_000_000_007L * group);
  }
}
