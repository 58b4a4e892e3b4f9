package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Asks origins in turn until the cache has all files of a data set. What is taken gets its name by
 * a rename, so that two processes may fetch at once and a killed one leaves nothing half written.
 *
 * @param name of the data set
 * @param folder of it in the cache
 * @param origins where to fetch from, best first
 * @param listener receives a line on each try
 */
record Fetching(String name, Path folder, List<Origin> origins, Consumer<String> listener) {

  /** The files that are wanted. */
  interface Wanted {

    /** Names of those that are still missing, as they lie at an origin. */
    Set<String> missing();

    /**
     * Checks files and moves them to their place.
     *
     * @param obtained the folder that an origin filled
     * @param temporary a folder beside their place to work in
     * @throws OriginException if one is missing or another one
     */
    void take(Path obtained, Path temporary) throws OriginException, IOException;
  }

  /**
   * Fetches what is missing.
   *
   * @param files what is to be put where no origin has it, in words
   * @throws BadInputException if no origin has all of it or the cache cannot be written
   */
  void fetch(Wanted wanted, String files) {
    try {
      Files.createDirectories(folder);
      ask(wanted, files);
    } catch (IOException e) {
      throw new BadInputException(
          "Cannot write to the cache %s: %s".formatted(folder, Reasons.of(e)), e);
    }
  }

  private void ask(Wanted wanted, String files) throws IOException {
    List<String> failures = new ArrayList<>();
    for (Origin origin : origins) {
      listener.accept("Fetching %s from %s".formatted(name, origin));
      try (TemporaryFolder temporary = TemporaryFolder.in(folder)) {
        Path obtained = origin.obtain(wanted.missing(), temporary.path());
        wanted.take(obtained, temporary.path());
      } catch (OriginException e) {
        failures.add("%s (%s)".formatted(origin, e.getMessage()));
        listener.accept("Cannot fetch from %s: %s".formatted(origin, e.getMessage()));
      }
      if (wanted.missing().isEmpty()) {
        listener.accept("%s is in %s".formatted(name, folder));
        return;
      }
    }
    throw new BadInputException(
        "Cannot fetch %s: tried %s; put %s into %s, or into %s of the folder that %s names"
            .formatted(
                name, String.join(", ", failures), files, folder, name, DataFolders.VARIABLE));
  }
}
