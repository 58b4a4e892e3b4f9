package dev.initsweep.cell;

/**
 * Names the shape of the distribution of the initial weights. Its variance is set apart, by layer.
 */
public enum InitialDistribution implements Named {
  /** The distribution is Gaussian. */
  NORMAL("normal"),

  /** The distribution is uniform on a symmetric interval. */
  UNIFORM("uniform"),

  /**
   * The distribution is Gaussian, cut at two of its own standard deviations and rescaled to the
   * stated variance.
   */
  TRUNCATED_NORMAL("truncated-normal"),

  /**
   * Rows or columns are orthogonal, scaled to the stated mean square. The scheme is that of Saxe et
   * al. (2014).
   */
  ORTHOGONAL("orthogonal");

  private final String label;

  InitialDistribution(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
