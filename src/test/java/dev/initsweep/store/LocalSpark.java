package dev.initsweep.store;

import dev.initsweep.cell.CellResult;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One small Spark for the tests of this package, without compilation of plans, to start fast. */
final class LocalSpark {

  private LocalSpark() {}

  static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("store tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.warehouse.dir", Path.of("target/spark-warehouse").toUri().toString())
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .getOrCreate();
  }

  static ResultsFolder folder(Path temp) {
    return ResultsFolder.at(temp.resolve("results").toString(), session());
  }

  static JavaRDD<Row> rows(Collection<CellResult> results, int partitions) {
    List<Row> rows = results.stream().map(CellSchema::toRow).toList();
    return JavaSparkContext.fromSparkContext(session().sparkContext())
        .parallelize(rows, partitions);
  }

  /** Writes results as one job does, in two files. */
  static void write(ResultsFolder folder, Collection<CellResult> results) {
    CellTable cells = folder.cells();
    cells.write(session(), rows(results, 2), cells.newRunFolder());
  }

  static List<CellResult> results(long seed, int count) {
    return Stream.generate(new RandomResults(seed)::next).limit(count).toList();
  }

  static Set<String> ids(Collection<CellResult> results) {
    return results.stream().map(result -> result.cell().id()).collect(Collectors.toSet());
  }
}
