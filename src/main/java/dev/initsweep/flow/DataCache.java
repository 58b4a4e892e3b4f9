package dev.initsweep.flow;

import dev.initsweep.data.DataSources;
import dev.initsweep.data.Dataset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Reads every data set once a run. */
final class DataCache implements Function<String, Dataset> {

  private final DataSources sources;
  private final Map<String, Dataset> loaded = new ConcurrentHashMap<>();

  DataCache(DataSources sources) {
    this.sources = sources;
  }

  @Override
  public Dataset apply(String name) {
    return loaded.computeIfAbsent(name, sources::load);
  }
}
