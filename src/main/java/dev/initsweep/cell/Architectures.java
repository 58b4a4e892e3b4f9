package dev.initsweep.cell;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists the families: what networks there are. How each one computes stands in the list {@code
 * Networks} of package {@code network}.
 *
 * @param families in the order in which they try to read a text
 */
public record Architectures(List<NetworkFamily> families) {

  /** Holds every family of this version; a new family is a line here. */
  public static final Architectures ALL =
      new Architectures(List.of(Mlp.FAMILY, Convolutional.FAMILY));

  public Architectures {
    families = List.copyOf(families);
  }

  /** Returns this list and a further family. */
  public Architectures with(NetworkFamily family) {
    return new Architectures(Stream.concat(families.stream(), Stream.of(family)).toList());
  }

  /**
   * Returns the network that {@link Architecture#text} was given by.
   *
   * @throws IllegalArgumentException if no family reads the text; the message has an example of
   *     each, or says what is wrong at which place
   */
  public Architecture parse(String text, Activation activation, BiasTreatment biases) {
    return families.stream()
        .flatMap(family -> family.parser().parse(text, activation, biases).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid architecture: %s (expected a text such as %s)"
                        .formatted(text, examples())));
  }

  /**
   * Returns the whole text of one that may leave out what the data set says: input and classes. A
   * text that no family completes is returned as it is.
   */
  public String complete(String text, InputShape input, int classes) {
    return families.stream()
        .flatMap(family -> family.completion().complete(text, input, classes).stream())
        .findFirst()
        .orElse(text);
  }

  /** Returns a text of each family, for messages. */
  public String examples() {
    return families.stream().map(NetworkFamily::example).collect(Collectors.joining(" or "));
  }
}
