package dev.initsweep.sweep;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** A session with the settings of the sweep, whatever session other tests of this JVM have left. */
final class OwnSpark {

  private OwnSpark() {}

  static SparkSession open(String master) {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
    return SparkSessions.open(master, SparkSessions.settings(Path.of("conf/spark/local.conf")));
  }
}
