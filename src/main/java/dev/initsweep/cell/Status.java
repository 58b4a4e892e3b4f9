package dev.initsweep.cell;

/** Says how a cell ended. */
public enum Status implements Named {
  /** The cell is trained to its last epoch with finite losses. */
  OK("ok"),

  /** A loss is not finite; this is an outcome, not an error. */
  DIVERGED("diverged"),

  /** The machine or the program has an error, not the network. */
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
