package dev.initsweep.sweep;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Cell;
import dev.initsweep.data.Dataset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Data sets and the configuration of file systems on their way to executors, each sent once however
 * many jobs need it, and from whatever thread.
 */
final class Broadcasts {

  private final JavaSparkContext spark;
  private final Function<String, Dataset> data;
  private final Map<String, Broadcast<Dataset>> sent = new HashMap<>();
  private Optional<Broadcast<SerializableConfiguration>> hadoop = Optional.empty();

  Broadcasts(JavaSparkContext spark, Function<String, Dataset> data) {
    this.spark = spark;
    this.data = data;
  }

  /**
   * The data sets of some cells by name.
   *
   * @throws BadInputException if one is not that which the cells were planned on
   */
  synchronized Map<String, Broadcast<Dataset>> of(Collection<Cell> cells) {
    Map<String, String> digests = new LinkedHashMap<>();
    cells.forEach(
        cell -> digests.put(cell.setting().data().name(), cell.setting().data().digest()));
    Map<String, Broadcast<Dataset>> wanted = new HashMap<>();
    digests.forEach((name, digest) -> wanted.put(name, of(name, digest)));
    return wanted;
  }

  /** The file systems that Spark is configured for. */
  synchronized Broadcast<SerializableConfiguration> hadoop() {
    if (hadoop.isEmpty()) {
      hadoop =
          Optional.of(spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration())));
    }
    return hadoop.get();
  }

  private Broadcast<Dataset> of(String name, String digest) {
    Broadcast<Dataset> broadcast = sent.computeIfAbsent(name, n -> spark.broadcast(data.apply(n)));
    if (!broadcast.value().digest().equals(digest)) {
      throw new BadInputException(
          "Invalid data set %s: content with SHA-256 %s (expected %s, of which the plan was made)"
              .formatted(name, broadcast.value().digest(), digest));
    }
    return broadcast;
  }
}
