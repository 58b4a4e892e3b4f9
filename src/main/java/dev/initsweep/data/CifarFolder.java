package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.DataReading;
import dev.initsweep.cell.OwnDataName;
import dev.initsweep.cell.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A folder of the user's own with the files of CIFAR-10's or CIFAR-100's binary version. Of
 * CIFAR-100's labels the fine ones are taken, unless the option {@code label} asks for the coarse
 * ones.
 *
 * <p>The digest is the SHA-256 over the joined lower-case hex SHA-256 digests of the pixels and the
 * labels of all training examples, then of all test examples.
 */
record CifarFolder(String name, Path folder, CifarRecords.Label label) implements DataSource {

  static final String TEST_OF_TEN = "test_batch.bin";

  private static final List<String> TRAIN_OF_TEN =
      IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i + ".bin").toList();

  private static final String TRAIN_OF_HUNDRED = "train.bin";
  private static final String TEST_OF_HUNDRED = "test.bin";

  /** Tells whether a file is one of CIFAR-10's. */
  static boolean isOfTen(String file) {
    return TRAIN_OF_TEN.contains(file) || TEST_OF_TEN.equals(file);
  }

  /** Tells whether files are such data. */
  static boolean isIn(List<String> files) {
    return files.stream().anyMatch(CifarFolder::isOfTen) || files.contains(TRAIN_OF_HUNDRED);
  }

  /**
   * The data of a folder's name.
   *
   * @throws BadInputException if an option follows that is none
   */
  static CifarFolder named(String name, List<String> files) {
    OwnDataName parts = OwnDataName.parse(name).orElseThrow();
    boolean ten = files.stream().anyMatch(CifarFolder::isOfTen);
    List<String> options = ten ? List.of("") : List.of("", "label=fine", "label=coarse");
    if (!options.contains(parts.options())) {
      throw new BadInputException(
          "Invalid option of data %s: %s (expected %s)"
              .formatted(
                  name,
                  Shown.text(parts.options()),
                  ten ? "none, as CIFAR-10 has one label" : "label=fine or label=coarse"));
    }
    CifarRecords.Label label =
        ten
            ? CifarRecords.Label.TEN
            : parts.options().endsWith("coarse")
                ? CifarRecords.Label.COARSE
                : CifarRecords.Label.FINE;
    return new CifarFolder(name, Path.of(parts.file()), label);
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
  public DataReading reading(DataFolders folders, Consumer<String> listener) {
    return ExamplesReading.of(read(), label.dataSet() + " images", notes());
  }

  private List<String> notes() {
    return switch (label) {
      case TEN -> List.of();
      case COARSE -> List.of("labels are the 20 coarse ones (?label=fine takes the 100 fine ones)");
      case FINE -> List.of("labels are the 100 fine ones (?label=coarse takes the 20 coarse ones)");
    };
  }

  @Override
  public Optional<Path> fetch(DataFolders folders, Consumer<String> listener) {
    return Optional.of(folder.toAbsolutePath());
  }

  private Dataset read() {
    boolean ten = label == CifarRecords.Label.TEN;
    CifarRecords train = new CifarRecords(label, 0);
    (ten ? TRAIN_OF_TEN : List.of(TRAIN_OF_HUNDRED)).forEach(file -> add(file, train));
    CifarRecords test = new CifarRecords(label, 0);
    add(ten ? TEST_OF_TEN : TEST_OF_HUNDRED, test);
    return new Dataset(
        name,
        Sha256.ofDigests(Stream.of(train, test).flatMap(part -> part.digests().stream()).toList()),
        label.classes(),
        train.examples(),
        test.examples());
  }

  private void add(String file, CifarRecords into) {
    Path path = folder.resolve(file);
    try {
      into.add(path.toString(), Files.readAllBytes(path));
    } catch (IOException e) {
      throw Reasons.cannotRead(path, e);
    }
  }
}
