package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.InputShape;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;

/**
 * Reads the binary version of CIFAR-10 and CIFAR-100: records of one or two labels, a byte each,
 * and 3,072 pixels, the red, the green and the blue plane of 32 x 32, row by row. Format: A.
 * Krizhevsky's page "The CIFAR-10 dataset", "Binary version".
 */
final class CifarRecords {

  /** Planes, rows and columns of an example. */
  static final InputShape SHAPE = new InputShape(List.of(3, 32, 32));

  private static final int PIXELS = SHAPE.values();

  /** Which labels a file has, and which one is taken. */
  enum Label {
    TEN("CIFAR-10", 1, 0, 10),
    COARSE("CIFAR-100", 2, 0, 20),
    FINE("CIFAR-100", 2, 1, 100);

    private final String dataSet;
    private final int count;
    private final int place;
    private final int classes;

    Label(String dataSet, int count, int place, int classes) {
      this.dataSet = dataSet;
      this.count = count;
      this.place = place;
      this.classes = classes;
    }

    String dataSet() {
      return dataSet;
    }

    int classes() {
      return classes;
    }

    int recordBytes() {
      return count + PIXELS;
    }
  }

  private final Label label;
  private final ByteArrayOutputStream values;
  private final ByteArrayOutputStream labels = new ByteArrayOutputStream();

  /**
   * @param examples how many are expected, for which room is made at once
   */
  CifarRecords(Label label, int examples) {
    this.label = label;
    this.values = new ByteArrayOutputStream(examples * PIXELS);
  }

  /**
   * Adds the records of a file.
   *
   * @param source names it in messages
   * @throws BadInputException if there are none, the last one is cut off, or a label is no class
   */
  CifarRecords add(String source, byte[] bytes) {
    int length = label.recordBytes();
    if (bytes.length == 0 || bytes.length % length != 0) {
      throw invalid(
          source,
          String.format(Locale.ROOT, "%d bytes", bytes.length),
          String.format(Locale.ROOT, "records of %d bytes, as %s has them", length, label.dataSet));
    }
    for (int at = 0; at < bytes.length; at += length) {
      for (int l = 0; l < label.count; l++) {
        int classes = label == Label.TEN ? 10 : l == 0 ? Label.COARSE.classes : Label.FINE.classes;
        int found = Byte.toUnsignedInt(bytes[at + l]);
        if (found >= classes) {
          throw invalid(
              source,
              String.format(Locale.ROOT, "label %d in record %d", found, at / length + 1),
              String.format(Locale.ROOT, "0 to %d", classes - 1));
        }
      }
      labels.write(bytes[at + label.place]);
      values.write(bytes, at + label.count, PIXELS);
    }
    return this;
  }

  private static BadInputException invalid(String source, String found, String expected) {
    return new BadInputException(
        "Invalid CIFAR file %s: %s (expected %s)".formatted(source, found, expected));
  }

  ByteExamples examples() {
    return new ByteExamples(SHAPE, values.toByteArray(), labels.toByteArray());
  }

  /** SHA-256 of all values in order, then of all labels. */
  List<String> digests() {
    return List.of(digest(values), digest(labels));
  }

  private static String digest(ByteArrayOutputStream bytes) {
    MessageDigest digest = Sha256.digest();
    digest.update(bytes.toByteArray());
    return Sha256.hex(digest);
  }
}
