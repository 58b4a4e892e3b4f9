package dev.initsweep.cell;

import java.io.Serializable;

/**
 * How biases start.
 *
 * @param kind what {@code value} means
 * @param value a variance, or a variance times the layer's fan-in; 0 where the kind is zero
 */
public record InitialBiases(Kind kind, double value) implements Serializable {

  /** All biases start at zero. */
  public static final InitialBiases ZERO = new InitialBiases(Kind.ZERO, 0);

  public InitialBiases {
    Checks.require(
        kind == Kind.ZERO ? value == 0 : value > 0 && Double.isFinite(value),
        "initial-biases",
        value,
        kind == Kind.ZERO ? "0" : "a positive number");
    value = Identity.canonical(value);
  }

  /** The variance of the biases of a layer with a fan-in. */
  public double variance(int fanIn) {
    return kind == Kind.FAN_IN ? value / fanIn : value;
  }

  /** What the value of the initial biases means. */
  public enum Kind implements Named {
    /** Biases start at zero. */
    ZERO("zero"),

    /** The value is the variance itself, the same in all layers. */
    VARIANCE("variance"),

    /** The value is variance times fan-in. */
    FAN_IN("fan-in");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }
}
