package dev.initsweep.cell;

/** Names the activation function of all hidden layers. */
public enum Activation implements Named {
  /** Computes max(0, z). */
  RELU("relu"),

  /** Computes z for z > 0, else .01 z. */
  LEAKY_RELU("leaky-relu"),

  /** Computes the hyperbolic tangent. */
  TANH("tanh"),

  /** Computes 1 / (1 + exp(-z)). */
  SIGMOID("sigmoid"),

  /** Computes z for z > 0, else exp(z) - 1. */
  ELU("elu"),

  /** Computes the self-normalising ELU. It is that of Klambauer et al. (2017). */
  SELU("selu"),

  /**
   * Computes z times the normal distribution function at z (Hendrycks and Gimpel 2016). The page
   * docs/training.md says which form.
   */
  GELU("gelu"),

  /** Computes z / (1 + exp(-z)). */
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
