package dev.initsweep.data;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * Gathers Hadoop's settings. They are those of its files on the class path ({@code
 * HADOOP_CONF_DIR}), and those of Spark's that begin with {@code spark.hadoop.}, which spark-submit
 * leaves as system properties.
 */
public final class HadoopSettings {

  /** Begins the name of each of Spark's settings that is Hadoop's. */
  public static final String PREFIX = "spark.hadoop.";

  private HadoopSettings() {}

  /** Makes those of Spark's settings that are Hadoop's known; what is known already stays. */
  public static void add(Map<String, String> spark) {
    spark.forEach(
        (key, value) -> {
          if (key.startsWith(PREFIX)) {
            System.getProperties().putIfAbsent(key, value);
          }
        });
  }

  /** Returns all settings. */
  public static Configuration configuration() {
    return configuration(true);
  }

  /**
   * Returns the settings without those of files where they are not needed, since reading them takes
   * time.
   */
  static Configuration configuration(boolean ofFiles) {
    Configuration configuration = new Configuration(ofFiles);
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith(PREFIX))
        .forEach(
            name -> configuration.set(name.substring(PREFIX.length()), System.getProperty(name)));
    return configuration;
  }
}
