package dev.initsweep.train;

import dev.initsweep.cell.InputScaling;
import dev.initsweep.data.Examples;

/** Turns raw values of examples into network inputs, a minibatch at a time. */
final class Inputs {

  private final double shift;
  private final double divisor;

  private Inputs(double shift, double divisor) {
    this.shift = shift;
    this.divisor = divisor;
  }

  /**
   * The scaling of a cell.
   *
   * @param train the data set's training examples
   * @param taken which of them the cell trains on, in ascending order
   */
  static Inputs of(InputScaling scaling, Examples train, int[] taken) {
    return switch (scaling) {
      case UNIT -> new Inputs(0, train.unit());
      case STANDARDISE -> standardise(train, taken);
    };
  }

  private static Inputs standardise(Examples train, int[] taken) {
    float[] values = new float[train.inputs()];
    double count = (double) taken.length * values.length;
    double sum = 0;
    for (int example : taken) {
      train.copyValues(example, values, 0);
      for (float value : values) {
        sum += value;
      }
    }
    double mean = sum / count;
    double squares = 0;
    for (int example : taken) {
      train.copyValues(example, values, 0);
      for (float value : values) {
        squares += (value - mean) * (value - mean);
      }
    }
    return new Inputs(mean, squares == 0 ? 1 : StrictMath.sqrt(squares / count));
  }

  /** The network input of a raw value. */
  float scaled(float value) {
    return (float) ((value - shift) / divisor);
  }

  /** Writes the inputs of an example to {@code into}, from {@code offset} on. */
  void copy(Examples examples, int example, float[] into, int offset) {
    examples.copyValues(example, into, offset);
    for (int i = offset; i < offset + examples.inputs(); i++) {
      into[i] = scaled(into[i]);
    }
  }
}
