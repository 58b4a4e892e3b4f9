package dev.initsweep.cell;

/** The activation function of all hidden layers. */
public enum Activation implements Named {
  /** max(0, z). */
  RELU("relu"),

  /** z for z > 0, else .01 z. */
  LEAKY_RELU("leaky-relu"),

  /** The hyperbolic tangent. */
  TANH("tanh"),

  /** 1 / (1 + exp(-z)). */
  SIGMOID("sigmoid"),

  /** z for z > 0, else exp(z) - 1. */
  ELU("elu"),

  /** Self-normalising ELU (Klambauer et al. 2017). */
  SELU("selu"),

  /**
   * z times the normal distribution function at z (Hendrycks and Gimpel 2016); docs/training.md
   * says which form.
   */
  GELU("gelu"),

  /** z / (1 + exp(-z)). */
  SWISH("swish");

  private final String label;

  Activation(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
