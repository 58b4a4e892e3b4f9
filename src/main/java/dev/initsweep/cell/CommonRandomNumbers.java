package dev.initsweep.cell;

/** What cells of one seed but different variance scales have in common. */
public enum CommonRandomNumbers implements Named {
  /** Standardised weights and minibatch order. */
  BOTH("both"),

  /** Minibatch order only. */
  ORDER("order"),

  /** Standardised weights only. */
  WEIGHTS("weights"),

  /** Nothing. */
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
