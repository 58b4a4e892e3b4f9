package dev.initsweep.data;

import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.DataReading;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A member of the registry. */
interface DataSource {

  DataFacts facts();

  Dataset load(DataFolders folders, Consumer<String> listener);

  /** Says what was read of it. */
  DataReading reading(DataFolders folders, Consumer<String> listener);

  /** Puts its files into the cache where they are not on this machine; empty if it has none. */
  Optional<Path> fetch(DataFolders folders, Consumer<String> listener);

  /** Tells whether it is small enough to be fetched where no data set is named. */
  default boolean isFetchedUnasked() {
    return true;
  }
}
