package dev.initsweep.sweep;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Setting;
import dev.initsweep.train.Engine;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/** Makes the Spark session, in this JVM or on the cluster that spark-submit was told of. */
public final class SparkSessions {

  /** This is as often as on a cluster; Spark's own default for local masters is once. */
  private static final int TRIES = 4;

  private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\*|[0-9]+)(?:,([0-9]+))?])?");

  private static final Pattern CLUSTER =
      Pattern.compile("spark://.+|yarn|k8s://.+|local-cluster\\[.+]");

  private static final String PLUGINS = "spark.plugins";

  /** Holds the settings that sweeps want of any session. */
  public static final Map<String, String> SETTINGS =
      Map.of(
          PLUGINS,
          SweepPlugin.class.getName(),
          "spark.task.cpus",
          "1",
          "spark.executorEnv.OMP_NUM_THREADS",
          "1",
          "spark.executorEnv.OPENBLAS_NUM_THREADS",
          "1");

  private SparkSessions() {}

  /**
   * Refuses a session that was opened with several cores a task.
   *
   * @throws BadInputException if it was
   */
  public static void requireOneThreadATask(SparkSession spark) {
    requireOneThreadATask(spark.sparkContext().getConf());
  }

  private static void requireOneThreadATask(SparkConf conf) {
    if (conf.getInt("spark.task.cpus", 1) != 1) {
      throw new BadInputException(
          "Invalid spark.task.cpus: %s (expected 1, as a cell trains on one thread)"
              .formatted(conf.get("spark.task.cpus")));
    }
  }

  /**
   * Says what a session cannot do that was opened without {@link #SETTINGS}, in one sentence each.
   */
  public static List<String> limits(SparkSession spark) {
    return hasPlugin(spark.sparkContext().getConf())
        ? List.of()
        : List.of(
            "%s lacks %s, so that nothing is heard of single cells before their task ends, a sweep"
                    .formatted(PLUGINS, SweepPlugin.class.getName())
                + " whose first cells all fail goes on, and a cell that ends its process is tried"
                + " with others again.");
  }

  private static boolean hasPlugin(SparkConf conf) {
    return conf.get(PLUGINS, "").contains(SweepPlugin.class.getName());
  }

  /**
   * Opens the session, or gives the one that is open.
   *
   * @param master such as {@code local[*]}; under spark-submit, its own wins
   * @param settings Spark's settings; those of spark-submit win
   * @throws BadInputException if a setting rules sweeps out
   * @throws SweepException if there is no such master, or it does not answer
   */
  public static SparkSession open(String master, Map<String, String> settings) {
    SparkConf conf = conf(master, settings);
    try {
      return SparkSession.builder().config(conf).getOrCreate();
    } catch (Exception e) {
      // Of a master that does not answer Spark says no more than that it has stopped.
      throw new SweepException(
          "Cannot start Spark at %s: %s (expected a cluster that answers there)"
              .formatted(conf.get("spark.master"), e.getMessage()),
          e);
    }
  }

  static SparkConf conf(String master, Map<String, String> settings) {
    SparkConf conf = new SparkConf(true);
    conf.setIfMissing("spark.master", master);
    settings.forEach(conf::setIfMissing);
    conf.setIfMissing("spark.app.name", "initsweep");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    // The tables have many columns, and Spark would warn of each plan that it cuts short.
    conf.setIfMissing("spark.sql.debug.maxToStringFields", "1000");
    requireKnown(conf.get("spark.master"));
    Matcher local = LOCAL.matcher(conf.get("spark.master"));
    if (local.matches()) {
      String threads = local.group(1) == null ? "1" : local.group(1);
      String tries = local.group(2) == null ? String.valueOf(TRIES) : local.group(2);
      conf.setMaster("local[" + threads + "," + tries + "]");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    require(conf);
    return conf;
  }

  /**
   * Checks that this process would have the memory to train settings, where it would train them.
   *
   * @param master as {@link #open} takes it; of clusters nothing is known before they are asked
   * @throws BadInputException if it has not; the message names setting and value
   */
  public static void requireMemory(String master, Engine engine, Collection<Setting> settings) {
    requireKnown(master);
    Matcher local = LOCAL.matcher(master);
    if (local.matches()) {
      String threads = local.group(1) == null ? "1" : local.group(1);
      MemoryCheck.requireHere(
          threads.equals("*")
              ? Runtime.getRuntime().availableProcessors()
              : Integer.parseInt(threads),
          engine,
          settings);
    }
  }

  private static void requireKnown(String master) {
    if (!LOCAL.matcher(master).matches() && !CLUSTER.matcher(master).matches()) {
      throw new BadInputException(
          "Invalid --master: %s (expected local, local[N], local[*], spark://HOST:PORT, yarn or"
                  .formatted(master)
              + " k8s://ADDRESS)");
    }
  }

  /** Sees to what a sweep needs of any session, whatever else its user has set. */
  private static void require(SparkConf conf) {
    requireOneThreadATask(conf);
    String plugins = hasPlugin(conf) ? "" : conf.get(PLUGINS, "");
    SETTINGS.forEach(
        (key, value) -> {
          if (!key.equals(PLUGINS)) {
            conf.set(key, value);
          } else if (!hasPlugin(conf)) {
            conf.set(PLUGINS, plugins.isEmpty() ? value : plugins + "," + value);
          }
        });
  }

  /** Returns how often the session tries a task before it gives up the job. */
  static int tries(SparkContext context) {
    Matcher local = LOCAL.matcher(context.master());
    if (local.matches()) {
      return local.group(2) == null ? 1 : Integer.parseInt(local.group(2));
    }
    return context.getConf().getInt("spark.task.maxFailures", TRIES);
  }

  /**
   * Reads a file of Spark's settings, lines of {@code key value}, as spark-submit's {@code
   * --properties-file} takes it.
   *
   * @throws BadInputException if there is no such file or it cannot be read
   */
  public static Map<String, String> settings(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException("Cannot read Spark's settings: no file " + file);
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException(
          "Cannot read Spark's settings from %s: %s".formatted(file, e.getMessage()), e);
    }
    Map<String, String> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
    return settings;
  }
}
