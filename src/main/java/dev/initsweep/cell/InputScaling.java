package dev.initsweep.cell;

/** How raw input values become network inputs. */
public enum InputScaling implements Named {
  /** Divided by the largest possible raw value, so that pixels lie in 0..1. */
  UNIT("unit"),

  /**
   * Less the mean, over the standard deviation, of all values of the training examples taken
   * together.
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
