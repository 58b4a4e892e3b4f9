package dev.initsweep.data;

import dev.initsweep.cell.InputShape;
import java.io.Serializable;
import java.util.Locale;

/** Holds labelled examples with raw values, before any scaling. */
public interface Examples extends Serializable {

  int size();

  /** Returns the number of values of one example. */
  int inputs();

  /** Returns the shape of an example: planes, rows and columns, as far as there are any. */
  default InputShape shape() {
    return InputShape.flat(inputs());
  }

  int label(int example);

  /**
   * Copies the raw values of one example.
   *
   * @param example index in file order
   * @param into receives {@link #inputs()} values
   * @param offset where in {@code into} the first one goes
   */
  void copyValues(int example, float[] into, int offset);

  /**
   * Returns the largest possible raw value, which {@code unit} scaling divides by: 255 for pixels.
   */
  float unit();

  /**
   * Requires that values and labels are of as many examples.
   *
   * @param inputs values of one example, at least 1
   * @throws IllegalArgumentException if they are not; the message has the numbers
   */
  static void requireFit(int inputs, int values, int labels) {
    if (inputs < 1 || values != (long) inputs * labels) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid number of values: %d (expected %d inputs for each of %d labels)",
              values,
              inputs,
              labels));
    }
  }
}
