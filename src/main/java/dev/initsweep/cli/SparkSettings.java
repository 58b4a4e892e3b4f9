package dev.initsweep.cli;

import dev.initsweep.data.HadoopSettings;
import dev.initsweep.sweep.SparkSessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Spark's settings, from the files that its own commands read. */
final class SparkSettings {

  /** Set by the launcher; a user's own spark-submit brings its own settings. */
  private static final String FILE = "initsweep.spark.settings";

  private SparkSettings() {}

  /** The settings of this process. */
  static Map<String, String> ofProcess() {
    return of(System.getenv(), System.getProperty(FILE, ""));
  }

  /**
   * Reads the launcher's file and, for where the results may lie, what {@code spark-defaults.conf}
   * says to Hadoop; of two the launcher's file wins.
   *
   * @param environment with {@code SPARK_CONF_DIR} or {@code SPARK_HOME}, if any
   * @param file of the launcher; may be empty
   */
  static Map<String, String> of(Map<String, String> environment, String file) {
    Map<String, String> settings = new HashMap<>();
    defaults(environment)
        .filter(Files::exists)
        .ifPresent(defaults -> settings.putAll(SparkSessions.settings(defaults)));
    settings.keySet().removeIf(key -> !key.startsWith(HadoopSettings.PREFIX));
    if (!file.isEmpty() && Files.exists(Path.of(file))) {
      settings.putAll(SparkSessions.settings(Path.of(file)));
    }
    return settings;
  }

  private static Optional<Path> defaults(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("SPARK_CONF_DIR"))
        .map(Path::of)
        .or(
            () ->
                Optional.ofNullable(environment.get("SPARK_HOME"))
                    .map(home -> Path.of(home, "conf")))
        .map(folder -> folder.resolve("spark-defaults.conf"));
  }
}
