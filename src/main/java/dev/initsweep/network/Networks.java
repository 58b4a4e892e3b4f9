package dev.initsweep.network;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Architectures;
import dev.initsweep.cell.Convolutional;
import dev.initsweep.cell.Mlp;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lists how families compute, one line for each line of {@link Architectures}. {@code NetworksTest}
 * goes through both.
 */
public record Networks(List<Line<?>> lines) {

  /** Holds a line for every family of this version; a new family is a line here. */
  public static final Networks ALL =
      new Networks(
          List.of(
              new Line<>(Mlp.class, MlpNetwork::new),
              new Line<>(Convolutional.class, ConvolutionalNetwork::new)));

  /**
   * Says what makes networks of a family compute.
   *
   * @param type the record that the family's networks are
   * @param network makes one of them compute
   */
  public record Line<A extends Architecture>(Class<A> type, Function<A, Network> network) {

    private Stream<Network> of(Architecture architecture) {
      return type.isInstance(architecture)
          ? Stream.of(network.apply(type.cast(architecture)))
          : Stream.empty();
    }
  }

  public Networks {
    lines = List.copyOf(lines);
  }

  /** Returns this list and a further line. */
  public Networks with(Line<?> line) {
    return new Networks(Stream.concat(lines.stream(), Stream.of(line)).toList());
  }

  /**
   * Returns how an architecture computes.
   *
   * @throws IllegalArgumentException if its family has no line
   */
  public Network of(Architecture architecture) {
    return lines.stream()
        .flatMap(line -> line.of(architecture))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid network: %s (expected one whose family has a line in Networks)"
                        .formatted(architecture.text())));
  }
}
