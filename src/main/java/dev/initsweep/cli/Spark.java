package dev.initsweep.cli;

import dev.initsweep.data.HadoopSettings;
import dev.initsweep.sweep.SparkSessions;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The session of a command that trains or asks in SQL. */
final class Spark {

  private Spark() {}

  static SparkSession open(String master) {
    Map<String, String> settings = SparkSettings.ofProcess();
    HadoopSettings.add(settings);
    return SparkSessions.open(master, settings);
  }
}
