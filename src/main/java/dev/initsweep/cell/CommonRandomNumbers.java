package dev.initsweep.cell;

/** Says what cells of one seed but different variance scales have in common. */
public enum CommonRandomNumbers implements Named {
  /** The cells share standardised weights and minibatch order. */
  BOTH("both"),

  /** The cells share the minibatch order only. */
  ORDER("order"),

  /** The cells share standardised weights only. */
  WEIGHTS("weights"),

  /** The cells share nothing. */
  NONE("none");

  private final String label;

  CommonRandomNumbers(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
