package dev.initsweep.data;

import java.io.Serializable;

/** Labelled examples; raw values, before any scaling. */
public interface Examples extends Serializable {

  int size();

  /** Values of one example. */
  int inputs();

  int label(int example);

  /**
   * Copies the raw values of one example.
   *
   * @param example index in file order
   * @param into receives {@link #inputs()} values
   * @param offset where in {@code into} the first one goes
   */
  void copyValues(int example, float[] into, int offset);

  /** The largest possible raw value, that {@code unit} scaling divides by: 255 for pixels. */
  float unit();
}
