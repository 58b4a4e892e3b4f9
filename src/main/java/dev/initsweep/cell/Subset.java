package dev.initsweep.cell;

/** Says which training examples a cell takes when it does not take all. */
public enum Subset implements Named {
  /** The cell takes the first ones in file order, the same for every seed. */
  FIRST("first"),

  /** The cell takes a sample without replacement, which each seed draws afresh. */
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
