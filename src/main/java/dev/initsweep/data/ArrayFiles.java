package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Shown;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads arrays of numpy by name: the members of an {@code .npz} file, or the {@code .npy} files of
 * a folder. They are named as Keras and others do: {@code x_train} and {@code y_train}, perhaps
 * with {@code x_test} and {@code y_test}.
 *
 * @param inputs of the training examples
 * @param labels of the training examples
 * @param testInputs of the test examples, if they are there
 * @param testLabels of the test examples, if they are there
 */
record ArrayFiles(Npy inputs, Npy labels, Optional<Npy> testInputs, Optional<Npy> testLabels) {

  private static final List<List<String>> NAMES =
      List.of(
          List.of("x_train", "y_train", "x_test", "y_test"),
          List.of("train_images", "train_labels", "test_images", "test_labels"),
          List.of("x", "y", "x_test", "y_test"));

  /**
   * Reads them.
   *
   * @param path of an {@code .npz} file, or of a folder with a slash at its end
   * @throws BadInputException if an array is missing, is no array, or does not fit the others
   */
  static ArrayFiles of(String path) {
    try {
      return of(path, path.endsWith("/") ? ofFolder(Path.of(path)) : ofZip(path));
    } catch (IOException e) {
      throw Reasons.cannotRead(path, e);
    }
  }

  /** Reads one array of a file, packed or not. */
  static Npy array(String path) {
    try (InputStream in = new BufferedInputStream(Locations.open(path))) {
      return Npy.read(path, in);
    } catch (IOException e) {
      throw Reasons.cannotRead(path, e);
    }
  }

  private static ArrayFiles of(String path, Map<String, Npy> arrays) {
    for (List<String> names : NAMES) {
      if (arrays.containsKey(names.get(0)) && arrays.containsKey(names.get(1))) {
        ArrayFiles files =
            new ArrayFiles(
                arrays.get(names.get(0)),
                arrays.get(names.get(1)),
                Optional.ofNullable(arrays.get(names.get(2))),
                Optional.ofNullable(arrays.get(names.get(3))));
        files.requireFit();
        return files;
      }
    }
    throw new BadInputException(
        "Invalid arrays of %s: %s (expected x_train and y_train, and perhaps x_test and y_test)"
            .formatted(path, arrays.isEmpty() ? "none" : Shown.list(List.copyOf(arrays.keySet()))));
  }

  private void requireFit() {
    requirePair(inputs, labels);
    if (testInputs.isPresent() != testLabels.isPresent()) {
      throw Npy.invalid(inputs.source(), "inputs or labels of a test part", "both, or none");
    }
    if (testInputs.isPresent()) {
      requirePair(testInputs.get(), testLabels.get());
      if (!testInputs
          .get()
          .shape()
          .subList(1, testInputs.get().shape().size())
          .equals(inputs.shape().subList(1, inputs.shape().size()))) {
        throw Npy.invalid(
            testInputs.get().source(),
            "shape " + testInputs.get().shape(),
            "examples as those of shape " + inputs.shape());
      }
    }
  }

  static void requirePair(Npy inputs, Npy labels) {
    if (labels.inputs() != 1 || labels.count() != inputs.count()) {
      throw Npy.invalid(
          labels.source(),
          "shape " + labels.shape(),
          String.format(
              Locale.ROOT, "%d labels, one an example of %s", inputs.count(), inputs.source()));
    }
  }

  private static Map<String, Npy> ofFolder(Path folder) throws IOException {
    Map<String, Npy> arrays = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = new ArrayList<>(found.sorted().toList());
    }
    for (Path file : files) {
      String name = name(file.getFileName().toString());
      if (!name.isEmpty() && isKnown(name)) {
        arrays.put(name, array(file.toString()));
      }
    }
    return arrays;
  }

  private static boolean isKnown(String name) {
    return NAMES.stream().anyMatch(names -> names.contains(name));
  }

  /** An array's name without its ending, in lower case; empty for another file. */
  private static String name(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    return lower.endsWith(".npy") ? lower.substring(0, lower.length() - 4) : "";
  }

  private static Map<String, Npy> ofZip(String path) throws IOException {
    Map<String, Npy> arrays = new TreeMap<>();
    try (InputStream in = new BufferedInputStream(Locations.open(path))) {
      in.mark(FileStart.BYTES);
      byte[] first = in.readNBytes(FileStart.BYTES);
      in.reset();
      String words = FileStart.inWordsOrText(first);
      if (!words.contains("zip")) {
        throw new BadInputException(
            "Cannot read %s: it is %s (expected arrays as numpy.savez writes them)"
                .formatted(path, words));
      }
      ZipInputStream zip = new ZipInputStream(in);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = name(entry.getName());
        if (isKnown(name)) {
          arrays.put(name, Npy.read(path + ", " + entry.getName(), zip));
        } else if (!name.isEmpty()) {
          zip.closeEntry();
        }
      }
    }
    return arrays;
  }
}
