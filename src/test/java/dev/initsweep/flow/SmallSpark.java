package dev.initsweep.flow;

import dev.initsweep.sweep.SparkSessions;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** A Spark for the small tables of these tests. */
public final class SmallSpark {

  private SmallSpark() {}

  /** Opens one on two cores, in place of what another test left open. */
  public static SparkSession open() {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
    // Without compilation of plans, to start fast.
    return SparkSessions.open(
        "local[2]",
        Map.of(
            "spark.sql.shuffle.partitions", "1",
            "spark.sql.codegen.wholeStage", "false",
            "spark.sql.codegen.factoryMode", "NO_CODEGEN"));
  }
}
