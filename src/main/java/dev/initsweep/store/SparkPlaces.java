package dev.initsweep.store;

import java.util.Collection;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Names a row by run folder, file and position, in Spark as in {@link StoredRow}. */
final class SparkPlaces {

  private static final String FILE = "initsweep_file";
  private static final String POSITION = "initsweep_position";

  private static final StructType SCHEMA =
      new StructType()
          .add(FILE, DataTypes.StringType, false)
          .add(POSITION, DataTypes.LongType, false);

  private SparkPlaces() {}

  /**
   * Leaves out some rows.
   *
   * @param rows as Spark read them from files
   * @param without few rows of these files
   */
  static Dataset<Row> without(
      SparkSession spark, Dataset<Row> rows, Collection<StoredRow> without) {
    List<Row> places =
        without.stream().map(row -> RowFactory.create(file(row.file()), row.position())).toList();
    return rows.select(
            functions.col("*"),
            functions
                .regexp_extract(functions.col("_metadata.file_path"), "[^/]+/[^/]+$", 0)
                .as(FILE),
            functions.col("_metadata.row_index").as(POSITION))
        .join(
            functions.broadcast(spark.createDataFrame(places, SCHEMA)),
            new String[] {FILE, POSITION},
            "left_anti")
        .drop(FILE, POSITION);
  }

  /** The end of the file's URI, encoded as Spark has it. */
  private static String file(Path file) {
    String uri = file.toUri().toString();
    return uri.substring(uri.lastIndexOf('/', uri.lastIndexOf('/') - 1) + 1);
  }
}
