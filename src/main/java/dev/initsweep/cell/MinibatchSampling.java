package dev.initsweep.cell;

/** Says how minibatches are drawn from the training examples. */
public enum MinibatchSampling implements Named {
  /** Each epoch is a new permutation; every example is seen once. */
  SHUFFLE("shuffle"),

  /** Every example of every minibatch is drawn independently. */
  REPLACEMENT("replacement");

  private final String label;

  MinibatchSampling(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
