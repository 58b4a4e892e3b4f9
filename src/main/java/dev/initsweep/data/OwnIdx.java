package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.DataReading;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A folder of the user's own with four idx files, packed with gzip or not; named with a slash at
 * its end, such as {@code data/scans/}. There are as many classes as the training labels reach
 * over.
 *
 * <p>The digest is that of {@link DataSources}, so that MNIST's own files give MNIST's cells.
 */
record OwnIdx(String name) implements DataSource {

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
    return read().data().facts();
  }

  @Override
  public Dataset load(DataFolders folders, Consumer<String> listener) {
    return read().data();
  }

  @Override
  public DataReading reading(DataFolders folders, Consumer<String> listener) {
    return read().reading("idx images");
  }

  @Override
  public Optional<Path> fetch(DataFolders folders, Consumer<String> listener) {
    return Optional.of(Path.of(name).toAbsolutePath());
  }

  private ImageParts read() {
    Map<IdxPart, IdxFile> files = new EnumMap<>(IdxPart.class);
    for (IdxPart part : IdxPart.values()) {
      Path path = IdxNames.path(Path.of(name), part);
      files.put(part, part.isImages() ? IdxReader.images(path) : IdxReader.labels(path));
    }
    return ImageParts.of(name, files);
  }
}
