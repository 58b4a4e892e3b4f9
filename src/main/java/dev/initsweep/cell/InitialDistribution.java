package dev.initsweep.cell;

/** The shape of the distribution of the initial weights; its variance is set apart, by layer. */
public enum InitialDistribution implements Named {
  /** Gaussian. */
  NORMAL("normal"),

  /** Uniform on a symmetric interval. */
  UNIFORM("uniform"),

  /** Gaussian cut at two of its own standard deviations and rescaled to the stated variance. */
  TRUNCATED_NORMAL("truncated-normal"),

  /** Rows or columns orthogonal (Saxe et al. 2014), scaled to the stated mean square. */
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
