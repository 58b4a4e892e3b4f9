package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataReading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes a data set of images and labels in bytes, which have a training and a test part. Where the
 * least training label is not 0, labels count from it.
 *
 * @param data the data set
 * @param least training label, which is class 0
 */
record ImageParts(Dataset data, int least) {

  private static final int LEAST_CLASSES = 2;

  /**
   * Joins the parts.
   *
   * @throws BadInputException if images differ in their shape, labels do not fit, or there is one
   *     class
   */
  static ImageParts of(String name, Map<IdxPart, IdxFile> files) {
    IdxFile train = files.get(IdxPart.TRAIN_IMAGES);
    IdxFile test = files.get(IdxPart.TEST_IMAGES);
    if (!train.shape().equals(test.shape())) {
      throw new BadInputException(
          "Invalid idx file %s: images of %s (expected %s, as in %s)"
              .formatted(test.source(), test.shape(), train.shape(), train.source()));
    }
    IdxFile labels = files.get(IdxPart.TRAIN_LABELS);
    int least = 255;
    int most = 0;
    for (byte label : labels.payload()) {
      least = Math.min(least, Byte.toUnsignedInt(label));
      most = Math.max(most, Byte.toUnsignedInt(label));
    }
    int classes = 1 + most - least;
    if (classes < LEAST_CLASSES) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "Invalid idx file %s: no label but %d (expected at least two classes)",
              labels.source(),
              most));
    }
    Map<IdxPart, IdxFile> counted = new EnumMap<>(files);
    if (least > 0) {
      counted.put(IdxPart.TRAIN_LABELS, from(least, most, labels));
      counted.put(IdxPart.TEST_LABELS, from(least, most, files.get(IdxPart.TEST_LABELS)));
    }
    return new ImageParts(
        new Dataset(
            name,
            Sha256.ofDigests(counted.values().stream().map(IdxFile::digest).toList()),
            classes,
            IdxReader.examples(train, counted.get(IdxPart.TRAIN_LABELS), classes),
            IdxReader.examples(test, counted.get(IdxPart.TEST_LABELS), classes)),
        least);
  }

  /** Labels that count from 0: a data set whose labels do so already is the same one. */
  private static IdxFile from(int least, int most, IdxFile labels) {
    byte[] counted = labels.payload().clone();
    for (int i = 0; i < counted.length; i++) {
      int label = Byte.toUnsignedInt(counted[i]);
      if (label < least || label > most) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "Invalid idx file %s: label %d at index %d (expected %d to %d, as in training)",
                labels.source(),
                label,
                i,
                least,
                most));
      }
      counted[i] = (byte) (label - least);
    }
    return new IdxFile(labels.source(), List.of(counted.length), counted);
  }

  /** Says what was read. */
  DataReading reading(String format) {
    DataReading reading = ExamplesReading.of(data, format, least, List.of());
    List<String> notes = new ArrayList<>();
    if (least > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "labels begin at %d, without an example of class 0: %d to %d are taken for 0 to %d",
              least,
              least,
              least + data.classes() - 1,
              data.classes() - 1));
    }
    reading.classes().entrySet().stream()
        .filter(entry -> entry.getValue() == 0)
        .forEach(entry -> notes.add("no example has class " + entry.getKey()));
    return ExamplesReading.of(data, format, least, notes);
  }
}
