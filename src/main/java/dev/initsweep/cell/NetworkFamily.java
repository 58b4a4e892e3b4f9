package dev.initsweep.cell;

import java.util.Optional;

/**
 * Describes a kind of network that plans and tables can speak of.
 *
 * @param type the record that its networks are
 * @param example one of its texts, for messages; with {@code NetworksTest}, what is tried out
 * @param parser reads its texts
 * @param completion makes its texts of shorter ones, where it has such
 */
public record NetworkFamily(
    Class<? extends Architecture> type, String example, Parser parser, Completion completion) {

  /** Makes a family whose texts always say all. */
  public NetworkFamily(Class<? extends Architecture> type, String example, Parser parser) {
    this(type, example, parser, (between, input, classes) -> Optional.empty());
  }

  /** Reads what {@link Architecture#text} gives. */
  @FunctionalInterface
  public interface Parser {

    /**
     * Returns the network that a text stands for; empty where the text is another family's.
     *
     * @throws IllegalArgumentException if it is of this family and wrong
     */
    Optional<Architecture> parse(String text, Activation activation, BiasTreatment biases);
  }

  /** Adds to a text what the data set says: input and classes. */
  @FunctionalInterface
  public interface Completion {

    /** Returns the whole text; empty where the text is whole, or another family's. */
    Optional<String> complete(String between, InputShape input, int classes);
  }
}
