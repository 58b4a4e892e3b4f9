package dev.initsweep.cell;

import java.io.Serializable;
import java.util.List;

/**
 * Holds the shape of an example as a network takes it.
 *
 * @param sizes by dimension, the slowest one first; one number where the network sees no shape
 */
public record InputShape(List<Integer> sizes) implements Serializable {

  public InputShape {
    sizes = List.copyOf(sizes);
    Checks.require(
        !sizes.isEmpty() && sizes.stream().allMatch(size -> size >= 1),
        "input shape",
        sizes,
        "sizes of at least 1");
  }

  /** Returns the shape of a row of values. */
  public static InputShape flat(int values) {
    return new InputShape(List.of(values));
  }

  /** Returns the number of values. */
  public int values() {
    return sizes.stream().reduce(1, Math::multiplyExact);
  }
}
