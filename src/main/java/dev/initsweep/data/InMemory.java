package dev.initsweep.data;

import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.DataReading;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A data set that its user has in memory. */
record InMemory(Dataset data) implements DataSource {

  @Override
  public DataFacts facts() {
    return data.facts();
  }

  @Override
  public Dataset load(DataFolders folders, Consumer<String> listener) {
    return data;
  }

  @Override
  public DataReading reading(DataFolders folders, Consumer<String> listener) {
    return ExamplesReading.of(data, "numbers in memory", List.of());
  }

  @Override
  public Optional<Path> fetch(DataFolders folders, Consumer<String> listener) {
    return Optional.empty();
  }
}
