package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Locale;

/** Examples in arrays of a caller, checked. */
final class ArrayExamples {

  private final float[][] values;
  private final int[] labels;

  /**
   * Checks the arrays, and copies nothing.
   *
   * @param what names them in messages
   * @param classes number of labels
   * @param values by example
   * @param labels by example
   * @throws BadInputException if lengths differ, a label is none, or a value is not finite
   */
  ArrayExamples(String what, int classes, float[][] values, int[] labels) {
    if (values.length == 0 || values.length != labels.length) {
      throw invalid(
          what,
          "%d examples with %d labels",
          values.length,
          labels.length,
          "as many, at least one");
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw invalid(what, "label %d of example %d", labels[i], i, "0 to " + (classes - 1));
      }
      if (values[i].length == 0 || values[i].length != values[0].length) {
        throw invalid(
            what, "%d values in example %d", values[i].length, i, "as many as in the first");
      }
      for (float value : values[i]) {
        if (!Float.isFinite(value)) {
          throw invalid(what, "%s in example %d", value, i, "finite numbers");
        }
      }
    }
    this.values = values;
    this.labels = labels;
  }

  private static BadInputException invalid(
      String what, String found, Number first, int second, String expected) {
    return new BadInputException(
        "Invalid data set %s: %s (expected %s)"
            .formatted(what, String.format(Locale.ROOT, found, first, second), expected));
  }

  int inputs() {
    return values[0].length;
  }

  Examples examples() {
    float[] joined = new float[labels.length * inputs()];
    for (int i = 0; i < labels.length; i++) {
      System.arraycopy(values[i], 0, joined, i * inputs(), inputs());
    }
    return new FloatExamples(inputs(), joined, labels.clone());
  }

  /** SHA-256 over labels and values in order, as big-endian words. */
  String digest() {
    MessageDigest digest = Sha256.digest();
    ByteBuffer row = ByteBuffer.allocate(Integer.BYTES + Float.BYTES * inputs());
    for (int i = 0; i < labels.length; i++) {
      row.clear();
      row.putInt(labels[i]);
      for (float value : values[i]) {
        row.putFloat(value);
      }
      digest.update(row.array());
    }
    return Sha256.hex(digest);
  }
}
