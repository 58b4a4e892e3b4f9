package dev.initsweep.selfcheck;

/**
 * Describes a kind of simulated group.
 *
 * @param shape the mean curve
 * @param noise how seeds differ from it
 * @param isDiverging whether trainings diverge at large variances, with the probability 1 / (1 +
 *     exp(-(u - 2.5) / .25))
 */
public record Scenario(Shape shape, Noise noise, boolean isDiverging) {

  /** Makes a scenario in which nothing diverges. */
  public Scenario(Shape shape, Noise noise) {
    this(shape, noise, false);
  }

  /** Returns a name such as {@code kink 0.3/1.2, mixed}. */
  public String name() {
    return shape.name() + ", " + noise.name() + (isDiverging ? ", diverging" : "");
  }

  /** Probability that a training diverges. */
  double divergence(double u) {
    return isDiverging ? 1 / (1 + Math.exp(-(u - 2.5) / .25)) : 0;
  }
}
