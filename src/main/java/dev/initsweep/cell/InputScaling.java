package dev.initsweep.cell;

/** Says how raw input values become network inputs. */
public enum InputScaling implements Named {
  /** Values are divided by the largest possible raw value, so that pixels lie in 0..1. */
  UNIT("unit"),

  /**
   * Values are taken less the mean, over the standard deviation. Both are those of all values of
   * the training examples taken together.
   */
  STANDARDISE("standardise");

  private final String label;

  InputScaling(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
