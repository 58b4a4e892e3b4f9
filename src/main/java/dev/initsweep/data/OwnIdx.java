package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataFacts;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A folder of the user's own with the four idx files of MNIST's names, packed with gzip or not;
 * named with a slash at its end, such as {@code data/digits/}. There are as many classes as the
 * largest training label says.
 *
 * <p>The digest is that of {@link DataSources}, so that MNIST's own files give MNIST's cells.
 */
record OwnIdx(String name) implements DataSource {

  private static final int LEAST_CLASSES = 2;

  /**
   * The data of a folder's name.
   *
   * @throws BadInputException if options follow, as those of tables
   */
  static OwnIdx named(String name) {
    if (name.contains("?")) {
      throw new BadInputException(
          "Invalid data %s: %s (expected no options, as idx files say all; a plan's key scaling"
                  .formatted(name, name.substring(name.indexOf('?') + 1))
              + " scales their pixels)");
    }
    return new OwnIdx(name);
  }

  @Override
  public DataFacts facts() {
    return read().facts();
  }

  @Override
  public Dataset load(DataFolders folders, Consumer<String> listener) {
    return read();
  }

  @Override
  public Optional<Path> fetch(DataFolders folders, Consumer<String> listener) {
    return Optional.of(Path.of(name).toAbsolutePath());
  }

  private Dataset read() {
    Map<IdxPart, IdxFile> files = new EnumMap<>(IdxPart.class);
    for (IdxPart part : IdxPart.values()) {
      Path path = IdxSource.path(Path.of(name), part);
      files.put(part, part.isImages() ? IdxReader.images(path) : IdxReader.labels(path));
    }
    IdxFile train = files.get(IdxPart.TRAIN_IMAGES);
    IdxFile test = files.get(IdxPart.TEST_IMAGES);
    if (!train.shape().equals(test.shape())) {
      throw new BadInputException(
          "Invalid idx file %s: images of %s (expected %s, as in %s)"
              .formatted(test.source(), test.shape(), train.shape(), train.source()));
    }
    IdxFile labels = files.get(IdxPart.TRAIN_LABELS);
    int classes = classes(labels);
    if (classes < LEAST_CLASSES) {
      throw new BadInputException(
          "Invalid idx file %s: no label but 0 (expected at least two classes)"
              .formatted(labels.source()));
    }
    return new Dataset(
        name,
        Sha256.ofDigests(files.values().stream().map(IdxFile::digest).toList()),
        classes,
        IdxReader.examples(train, labels, classes),
        IdxReader.examples(test, files.get(IdxPart.TEST_LABELS), classes));
  }

  private static int classes(IdxFile labels) {
    int most = 0;
    for (byte label : labels.payload()) {
      most = Math.max(most, Byte.toUnsignedInt(label));
    }
    return 1 + most;
  }
}
