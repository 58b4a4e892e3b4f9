package dev.initsweep.cell;

/** How a cell ended. */
public enum Status implements Named {
  /** Trained to its last epoch with finite losses. */
  OK("ok"),

  /** A loss was not finite: an outcome, not an error. */
  DIVERGED("diverged"),

  /** An error of the machine or of the program, not of the network. */
  FAILED("failed");

  private final String label;

  Status(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
