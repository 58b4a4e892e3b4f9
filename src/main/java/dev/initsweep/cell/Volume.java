package dev.initsweep.cell;

import java.io.Serializable;
import java.util.List;

/**
 * Holds the shape of what goes between two layers of a convolutional network. Values lie plane by
 * plane, and row by row in a plane.
 *
 * @param channels number of planes, or of units where height and width are 1
 * @param height rows of a plane
 * @param width columns of a plane
 */
public record Volume(int channels, int height, int width) implements Serializable {

  public Volume {
    Checks.require(
        channels >= 1 && height >= 1 && width >= 1,
        "volume",
        height + "x" + width + "x" + channels,
        "sizes of at least 1");
  }

  /**
   * Returns the shape of examples as a volume. A row of values is one position with many channels,
   * and two dimensions are one plane.
   *
   * @throws IllegalArgumentException if there are more than three dimensions
   */
  public static Volume of(InputShape input) {
    List<Integer> sizes = input.sizes();
    return switch (sizes.size()) {
      case 1 -> units(sizes.get(0));
      case 2 -> new Volume(1, sizes.get(0), sizes.get(1));
      case 3 -> new Volume(sizes.get(0), sizes.get(1), sizes.get(2));
      default ->
          throw new IllegalArgumentException(
              "Invalid input shape: %s (expected at most three dimensions)".formatted(sizes));
    };
  }

  /** Returns the shape of a number of units. */
  public static Volume units(int units) {
    return new Volume(units, 1, 1);
  }

  /** Returns the number of positions in a plane. */
  public int positions() {
    return Math.multiplyExact(height, width);
  }

  /** Returns the number of values. */
  public int values() {
    return Math.multiplyExact(channels, positions());
  }

  /** Returns the shape as examples have it. */
  InputShape shape() {
    return new InputShape(List.of(channels, height, width));
  }

  /** Returns height, width and channels, such as {@code 28x28x1}. */
  String text() {
    return height + "x" + width + "x" + channels;
  }
}
