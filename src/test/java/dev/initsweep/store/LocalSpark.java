package dev.initsweep.store;

import dev.initsweep.cell.CellResult;
import java.util.Collection;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One small Spark for the tests of this package. */
final class LocalSpark {

  private LocalSpark() {}

  static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("store tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate();
  }

  static JavaRDD<Row> rows(Collection<CellResult> results, int partitions) {
    List<Row> rows = results.stream().map(CellSchema::toRow).toList();
    return JavaSparkContext.fromSparkContext(session().sparkContext())
        .parallelize(rows, partitions);
  }

  /** Writes results as one job does. */
  static String write(ResultsFolder folder, Collection<CellResult> results) {
    CellTable cells = folder.cells();
    String run = cells.newRunFolder();
    cells.write(session(), rows(results, 2), run);
    return run;
  }
}
