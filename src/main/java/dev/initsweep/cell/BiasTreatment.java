package dev.initsweep.cell;

/** Says what happens to the biases. */
public enum BiasTreatment implements Named {
  /** The network has no biases. */
  NONE("none"),

  /** Biases are trained with the weights, at the same learning rate. */
  TRAINED("trained"),

  /** Biases keep their initial values. */
  FROZEN("frozen");

  private final String label;

  BiasTreatment(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
