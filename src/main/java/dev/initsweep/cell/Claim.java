package dev.initsweep.cell;

/** Names what a theory claims of a predicted variance (theory page, first section). */
public enum Claim implements Named {
  /** Claim 1: the empirical optimum coincides with the predicted variance. */
  COINCIDENCE("coincidence"),

  /**
   * States, beside claim 1, that the loss at the predicted variance is within a stated share of the
   * least.
   */
  NEAR_LEAST_LOSS("near-least-loss"),

  /** Claim 2: the final training loss is lower than with He-normal, or another reference. */
  LOWER_LOSS("lower-loss"),

  /** Claim 3: the test accuracy is higher than with He-normal, or another reference. */
  HIGHER_ACCURACY("higher-accuracy");

  private final String label;

  Claim(String label) {
    this.label = label;
  }

  /** Tells whether the claim compares a prediction with another scheme: claims 2 and 3. */
  public boolean isComparison() {
    return this == LOWER_LOSS || this == HIGHER_ACCURACY;
  }

  @Override
  public String label() {
    return label;
  }
}
