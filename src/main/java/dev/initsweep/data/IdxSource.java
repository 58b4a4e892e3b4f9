package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.DataReading;
import dev.initsweep.cell.InputShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A data set of four idx files with published digests.
 *
 * @param name in the registry, and of its folders
 * @param sizes of the published files
 * @param digests SHA-256 of each unpacked file, lower-case hex
 * @param origins where to fetch from, best first
 */
record IdxSource(String name, Sizes sizes, Map<IdxPart, String> digests, List<Origin> origins)
    implements DataSource {

  record Sizes(int train, int test, InputShape shape, int classes) {}

  IdxSource {
    digests = Map.copyOf(digests);
    origins = List.copyOf(origins);
  }

  @Override
  public DataFacts facts() {
    return new DataFacts(
        name, digest(), sizes.train(), sizes.test(), sizes.shape(), sizes.classes());
  }

  private String digest() {
    return Sha256.ofDigests(Arrays.stream(IdxPart.values()).map(digests::get).toList());
  }

  @Override
  public Dataset load(DataFolders folders, Consumer<String> listener) {
    Map<IdxPart, IdxFile> files = files(folders, listener);
    return new Dataset(
        name,
        digest(),
        sizes.classes(),
        IdxReader.examples(
            files.get(IdxPart.TRAIN_IMAGES), files.get(IdxPart.TRAIN_LABELS), sizes.classes()),
        IdxReader.examples(
            files.get(IdxPart.TEST_IMAGES), files.get(IdxPart.TEST_LABELS), sizes.classes()));
  }

  @Override
  public DataReading reading(DataFolders folders, Consumer<String> listener) {
    return ExamplesReading.of(load(folders, listener), "idx images", List.of());
  }

  @Override
  public Optional<Path> fetch(DataFolders folders, Consumer<String> listener) {
    files(folders, listener);
    return Optional.of(folders.own(name, line -> {}).orElse(folders.cache().resolve(name)));
  }

  private Map<IdxPart, IdxFile> files(DataFolders folders, Consumer<String> listener) {
    Optional<Path> own = folders.own(name, listener);
    if (own.isPresent()) {
      return ownFiles(own.get());
    }
    return new IdxCache(this, folders.cache().resolve(name), listener).files();
  }

  private Map<IdxPart, IdxFile> ownFiles(Path folder) {
    Map<IdxPart, IdxFile> files = new EnumMap<>(IdxPart.class);
    for (IdxPart part : IdxPart.values()) {
      files.put(part, read(path(folder, part), part));
    }
    return files;
  }

  /**
   * The file of a part in a folder of the user's, packed or not.
   *
   * @throws BadInputException if there is none
   */
  static Path path(Path folder, IdxPart part) {
    return find(folder, part)
        .orElseThrow(
            () ->
                new BadInputException(
                    "Cannot read %s: there is no such file, nor one with .gz behind it"
                        .formatted(folder.resolve(part.fileName()))));
  }

  /** The file of a part in a folder, packed or not. */
  static Optional<Path> find(Path folder, IdxPart part) {
    return List.of(part.fileName(), part.packedName()).stream()
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /**
   * Reads a file and checks it against its published digest.
   *
   * @throws BadInputException if it is damaged or another file
   */
  IdxFile read(Path path, IdxPart part) {
    IdxFile file = part.isImages() ? IdxReader.images(path) : IdxReader.labels(path);
    String expected = digests.get(part);
    if (!file.digest().equals(expected)) {
      throw new BadInputException(
          "Invalid idx file %s: SHA-256 %s (expected %s for %s of %s)"
              .formatted(path, file.digest(), expected, part.fileName(), name));
    }
    return file;
  }
}
