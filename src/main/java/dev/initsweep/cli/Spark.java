package dev.initsweep.cli;

import dev.initsweep.data.HadoopSettings;
import dev.initsweep.sweep.SparkSessions;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The session of a command that trains or asks in SQL. */
final class Spark {

  private Spark() {}

  static SparkSession open(String master) {
    return open(master, SparkSettings.ofProcess());
  }

  /** Opens a session whose catalog keeps what it makes in a folder. */
  static SparkSession open(String master, Path warehouse) {
    Map<String, String> settings = SparkSettings.ofProcess();
    settings.put("spark.sql.warehouse.dir", warehouse.toUri().toString());
    return open(master, settings);
  }

  private static SparkSession open(String master, Map<String, String> settings) {
    HadoopSettings.add(settings);
    return SparkSessions.open(master, settings);
  }
}
