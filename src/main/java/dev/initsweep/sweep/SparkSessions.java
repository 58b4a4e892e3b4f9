package dev.initsweep.sweep;

import dev.initsweep.cell.BadInputException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/** Makes the Spark session, in this JVM or on the cluster that spark-submit was told of. */
public final class SparkSessions {

  /** As often as on a cluster; Spark's own default for local masters is once. */
  private static final int TRIES = 4;

  private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\*|[0-9]+)(?:,([0-9]+))?])?");

  private SparkSessions() {}

  /** Whether spark-submit started this JVM: it leaves its settings as system properties. */
  public static boolean isSubmitted() {
    return System.getProperty("spark.master") != null;
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

  /** What a sweep needs of any session, whatever else its user has set. */
  private static void require(SparkConf conf) {
    if (conf.getInt("spark.task.cpus", 1) != 1) {
      throw new BadInputException(
          "Invalid spark.task.cpus: %s (expected 1, as a cell trains on one thread)"
              .formatted(conf.get("spark.task.cpus")));
    }
    String plugins = conf.get("spark.plugins", "");
    String ours = SweepPlugin.class.getName();
    if (!plugins.contains(ours)) {
      conf.set("spark.plugins", plugins.isEmpty() ? ours : plugins + "," + ours);
    }
    conf.set("spark.executorEnv.OMP_NUM_THREADS", "1");
    conf.set("spark.executorEnv.OPENBLAS_NUM_THREADS", "1");
  }

  /** How often the session tries a task before it gives up the job. */
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
