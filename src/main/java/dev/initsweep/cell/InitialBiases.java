package dev.initsweep.cell;

import java.io.Serializable;

/**
 * Says how biases start.
 *
 * @param kind what {@code value} means
 * @param value a variance, or a variance times the layer's fan-in; 0 where the kind has none
 */
public record InitialBiases(Kind kind, double value) implements Serializable {

  /** All biases start at zero. */
  public static final InitialBiases ZERO = new InitialBiases(Kind.ZERO, 0);

  public InitialBiases {
    Checks.require(
        kind.hasValue() ? value > 0 && Double.isFinite(value) : value == 0,
        "initial-biases",
        value,
        kind.hasValue() ? "a positive number" : "0");
    value = Identity.canonical(value);
  }

  /** Biases are drawn with the variance of their layer's weights. */
  public static final InitialBiases AXIS = new InitialBiases(Kind.AXIS, 0);

  /**
   * Returns the variance of a layer's biases.
   *
   * @param scale the layer's variance scale g_l
   * @param fanIn the layer's fan-in n_l
   */
  public double variance(double scale, int fanIn) {
    return switch (kind) {
      case ZERO -> 0;
      case VARIANCE -> value;
      case FAN_IN -> value / fanIn;
      case AXIS -> scale / fanIn;
    };
  }

  /** Says what the value of the initial biases means. */
  public enum Kind implements Named {
    /** Biases start at zero. */
    ZERO("zero"),

    /** The value is the variance itself, the same in all layers. */
    VARIANCE("variance"),

    /** The value is variance times fan-in. */
    FAN_IN("fan-in"),

    /**
     * Biases have the variance of their layer's weights, g_l / n_l. On the axis {@code global} that
     * is the axis' own variance, and with He-normal's scales it is 2 / n_l.
     */
    AXIS("axis");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    private boolean hasValue() {
      return this == VARIANCE || this == FAN_IN;
    }

    @Override
    public String label() {
      return label;
    }
  }
}
