package dev.initsweep.data;

import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.DataReading;
import dev.initsweep.cell.OwnDataName;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Arrays of numpy with a training and a test part, such as Keras' {@code mnist.npz}. Images in
 * bytes are the data set that idx files of the same bytes are: Keras' MNIST gives MNIST's cells.
 * All else is a table.
 */
record OwnArrays(String name, String file) implements DataSource {

  static DataSource named(String name) {
    OwnDataName parts = OwnDataName.parse(name).orElseThrow();
    return parts.options().isEmpty() ? new OwnArrays(name, parts.file()) : OwnData.named(name);
  }

  @Override
  public DataFacts facts() {
    ArrayFiles files = ArrayFiles.of(file);
    return areImages(files) ? images(files).data().facts() : OwnData.named(name).facts();
  }

  @Override
  public Dataset load(DataFolders folders, Consumer<String> listener) {
    ArrayFiles files = ArrayFiles.of(file);
    return areImages(files) ? images(files).data() : OwnData.named(name).load(folders, listener);
  }

  @Override
  public DataReading reading(DataFolders folders, Consumer<String> listener) {
    ArrayFiles files = ArrayFiles.of(file);
    return areImages(files)
        ? images(files).reading("numpy arrays of images")
        : OwnData.named(name).reading(folders, listener);
  }

  @Override
  public Optional<Path> fetch(DataFolders folders, Consumer<String> listener) {
    return Optional.of(Path.of(file).toAbsolutePath());
  }

  private static boolean areImages(ArrayFiles files) {
    return files.testInputs().isPresent()
        && files.inputs().isOfBytes()
        && files.testInputs().orElseThrow().isOfBytes()
        && areBytes(files.labels())
        && areBytes(files.testLabels().orElseThrow());
  }

  private static boolean areBytes(Npy labels) {
    if (!labels.isWhole()) {
      return false;
    }
    for (int i = 0; i < labels.count(); i++) {
      if (labels.number(i) < 0 || labels.number(i) > 255) {
        return false;
      }
    }
    return true;
  }

  private ImageParts images(ArrayFiles files) {
    Map<IdxPart, IdxFile> parts = new EnumMap<>(IdxPart.class);
    parts.put(IdxPart.TRAIN_IMAGES, images(files.inputs()));
    parts.put(IdxPart.TRAIN_LABELS, labels(files.labels()));
    parts.put(IdxPart.TEST_IMAGES, images(files.testInputs().orElseThrow()));
    parts.put(IdxPart.TEST_LABELS, labels(files.testLabels().orElseThrow()));
    return ImageParts.of(name, parts);
  }

  private static IdxFile images(Npy array) {
    int rows = array.shape().size() > 2 ? array.shape().get(1) : 1;
    return new IdxFile(
        array.source(), List.of(array.count(), rows, array.inputs() / rows), array.bytes().array());
  }

  private static IdxFile labels(Npy array) {
    byte[] labels = new byte[array.count()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) array.number(i);
    }
    return new IdxFile(array.source(), List.of(labels.length), labels);
  }
}
