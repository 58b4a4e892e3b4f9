package dev.initsweep.cell;

/** Which training examples a cell takes when it does not take all. */
public enum Subset implements Named {
  /** The first ones in file order, the same for every seed. */
  FIRST("first"),

  /** A sample without replacement, drawn anew by each seed. */
  SEED("seed");

  private final String label;

  Subset(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
