package dev.initsweep.cell;

import java.util.Optional;

/**
 * Describes a kind of network that plans and tables can speak of.
 *
 * @param type the record that its networks are
 * @param example one of its texts, for messages; with {@code NetworksTest}, what is tried out
 * @param parser reads its texts
 */
public record NetworkFamily(Class<? extends Architecture> type, String example, Parser parser) {

  /** Reads what {@link Architecture#text} gives. */
  @FunctionalInterface
  public interface Parser {

    /** Returns the network that a text stands for; empty where the text is another family's. */
    Optional<Architecture> parse(String text, Activation activation, BiasTreatment biases);
  }
}
