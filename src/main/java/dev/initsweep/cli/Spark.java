package dev.initsweep.cli;

import dev.initsweep.sweep.SparkSessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The session of a command. */
final class Spark {

  /** Set by the launcher; a user's own spark-submit brings its own settings. */
  private static final String SETTINGS = "initsweep.spark.settings";

  private Spark() {}

  static SparkSession open(String master) {
    String file = System.getProperty(SETTINGS);
    Map<String, String> settings =
        file != null && Files.exists(Path.of(file))
            ? SparkSessions.settings(Path.of(file))
            : Map.of();
    return SparkSessions.open(master, settings);
  }
}
