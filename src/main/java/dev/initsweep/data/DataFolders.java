package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Says where files of data sets are looked for. In both places a data set has a folder of its own
 * with its name, such as {@code mnist/train-images-idx3-ubyte}; files may be packed with gzip and
 * then end in {@code .gz}.
 *
 * @param given the user's own folder, looked at first and never written to
 * @param cache where fetched files are kept; made when needed
 */
public record DataFolders(Optional<Path> given, Path cache) {

  /** This is the environment variable that names the user's own folder. */
  public static final String VARIABLE = "INITSWEEP_DATA";

  /** Returns only a cache, and no folder of the user's. */
  public static DataFolders cacheOnly(Path cache) {
    return new DataFolders(Optional.empty(), cache);
  }

  /**
   * Returns the folders that the environment names. They are INITSWEEP_DATA, and for the cache
   * {@code initsweep} in XDG_CACHE_HOME or else in HOME's {@code .cache}.
   */
  public static DataFolders of(Map<String, String> environment) {
    return new DataFolders(variable(environment, VARIABLE), cache(environment));
  }

  /**
   * The user's own folder of a data set, if there is one.
   *
   * @param listener is told if there is a folder of the user's without this data set
   * @throws BadInputException if the user's folder does not exist
   */
  Optional<Path> own(String name, Consumer<String> listener) {
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (!Files.isDirectory(given.get())) {
      throw new BadInputException(
          "Invalid data folder: %s (expected an existing folder)".formatted(given.get()));
    }
    Path own = given.get().resolve(name);
    if (!Files.isDirectory(own)) {
      listener.accept("%s has no folder %s: using the cache".formatted(given.get(), name));
      return Optional.empty();
    }
    return Optional.of(own);
  }

  private static Path cache(Map<String, String> environment) {
    // The XDG specification says that relative paths are to be ignored.
    return variable(environment, "XDG_CACHE_HOME")
        .filter(Path::isAbsolute)
        .orElseGet(
            () ->
                variable(environment, "HOME")
                    .orElseGet(() -> Path.of(System.getProperty("user.home")))
                    .resolve(".cache"))
        .resolve("initsweep");
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank()).map(Path::of);
  }
}
