package dev.initsweep.cell;

/** Names what a verdict says of a claim. */
public enum Conclusion implements Named {
  /** The difference lies within the margin, with confidence. */
  COINCIDES("COINCIDES"),

  /** The difference lies beyond the margin, with confidence. */
  DIFFERS("DIFFERS"),

  /** Points that may be the best lie on both sides of the margin's end. */
  INCONCLUSIVE("INCONCLUSIVE"),

  /** The empirical optimum is not bounded by the trained points. */
  WIDEN_GRID("WIDEN_GRID"),

  /** A comparison with He's scheme comes out as claimed. */
  HOLDS("HOLDS"),

  /** A comparison with He's scheme comes out the other way. */
  CONTRADICTED("CONTRADICTED"),

  /** A comparison with He's scheme does not come out either way. */
  UNDECIDED("UNDECIDED"),

  /** The predictor names no variance here. */
  NO_PREDICTION("NO_PREDICTION"),

  /** The predicted scales are no point of the group's axis, so that claim 1 does not apply. */
  NOT_ON_AXIS("NOT_ON_AXIS"),

  /** Too few of the planned cells are done. */
  INCOMPLETE("INCOMPLETE");

  private final String label;

  Conclusion(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
