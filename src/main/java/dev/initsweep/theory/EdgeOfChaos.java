package dev.initsweep.theory;

import dev.initsweep.network.ActivationFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Mean-field theory of wide networks at the start (Poole et al. 2016, arXiv:1606.05340, equation 3;
 * Schoenholz et al. 2017, arXiv:1611.01232, equation 5): the variance scales at which the
 * pre-activations' variance q is a fixed point, q = g V(q) + biasVariance, and small differences
 * neither grow nor shrink, g chi(q) = 1, with V(q) = E phi(sqrt(q) z)^2 and chi(q) = E phi'(sqrt(q)
 * z)^2.
 *
 * @param phi the activation function
 * @param biasVariance variance of the biases
 */
record EdgeOfChaos(ActivationFunction phi, double biasVariance) {

  /** Variances between which fixed points are looked for, in octaves. */
  private static final int LOWEST = -10;

  private static final int HIGHEST = 16;
  private static final int STEPS_PER_OCTAVE = 4;

  /** Stands for the limit q to 0 where a mean is continuous there. */
  private static final double NOTHING = 1e-16;

  /** Small enough for the leading term of V(q), large enough for double precision. */
  private static final double SMALL = 1e-4;

  /**
   * A solution.
   *
   * @param g variance scale
   * @param q variance of the pre-activations; 0 stands for the limit
   * @param slope of the map of q at the fixed point: stable below 1, unstable above
   * @param stability what the slope, or the next order where it is 1, says
   */
  record FixedPoint(double g, double q, double slope, Stability stability) {}

  /** Says whether a disturbed q returns. */
  enum Stability {
    STABLE,
    MARGINAL,
    UNSTABLE
  }

  /** All solutions in ascending order of q. */
  List<FixedPoint> solve() {
    if (phi.homogeneous()) {
      // V(q) chi = q chi(q) chi: every q is a fixed point without biases, and none with them.
      return biasVariance == 0
          ? List.of(new FixedPoint(1 / chi(1), 1, 1, Stability.MARGINAL))
          : List.of();
    }
    List<FixedPoint> solutions = new ArrayList<>();
    if (biasVariance == 0 && phi.value().applyAsDouble(0) == 0) {
      double g = 1 / chi(NOTHING);
      solutions.add(
          new FixedPoint(g, 0, 1, g * v(SMALL) < SMALL ? Stability.STABLE : Stability.UNSTABLE));
    }
    double previous = excess(Octaves.exp2(LOWEST));
    for (int i = LOWEST * STEPS_PER_OCTAVE + 1; i <= HIGHEST * STEPS_PER_OCTAVE; i++) {
      double octave = (double) i / STEPS_PER_OCTAVE;
      double here = excess(Octaves.exp2(octave));
      if (previous < 0 != here < 0) {
        double step = 1. / STEPS_PER_OCTAVE;
        solutions.add(
            at(Octaves.exp2(Bisection.root(o -> excess(Octaves.exp2(o)), octave - step, octave))));
      }
      previous = here;
    }
    return solutions;
  }

  private FixedPoint at(double q) {
    double g = 1 / chi(q);
    double slope =
        g * mean(u -> phi.value().applyAsDouble(u) * phi.derivative().applyAsDouble(u) * u, q) / q;
    return new FixedPoint(g, q, slope, slope < 1 ? Stability.STABLE : Stability.UNSTABLE);
  }

  /** Zero at a solution: q - V(q) / chi(q) - biasVariance. */
  private double excess(double q) {
    return q - v(q) / chi(q) - biasVariance;
  }

  /** V(q). */
  double v(double q) {
    return mean(u -> square(phi.value().applyAsDouble(u)), q);
  }

  /** chi(q). */
  double chi(double q) {
    return mean(u -> square(phi.derivative().applyAsDouble(u)), q);
  }

  private double mean(DoubleUnaryOperator f, double q) {
    return GaussianMean.of(f, Math.sqrt(q), phi.kinks());
  }

  private static double square(double x) {
    return x * x;
  }
}
