package dev.initsweep.store;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The files of one table: {@code <table>/run=<uuid>/*.parquet}, a folder for each job. */
final class Table {

  /** Name of the column that {@link #read} adds: the file that a row came from. */
  static final String FILE = "file";

  private final Path folder;
  private final Configuration hadoop;
  private final Columns columns;

  Table(Path folder, Configuration hadoop, Columns columns) {
    this.folder = folder;
    this.hadoop = hadoop;
    this.columns = columns;
  }

  Columns columns() {
    return columns;
  }

  Path folder() {
    return folder;
  }

  FileSystem fileSystem() throws IOException {
    return folder.getFileSystem(hadoop);
  }

  /** The path of a folder that no job has written into yet. */
  Path newRun() {
    return new Path(folder, TableScan.RUN_PREFIX + UUID.randomUUID());
  }

  TableScan scan() {
    return TableScan.of(folder, hadoop, columns);
  }

  /** All rows of some files, with {@link #FILE} as an additional last column. */
  Dataset<Row> read(SparkSession spark, List<Path> files) {
    if (files.isEmpty()) {
      return spark
          .createDataFrame(List.<Row>of(), columns.schema())
          .withColumn(FILE, functions.lit(""));
    }
    return spark
        .read()
        .schema(columns.schema())
        .option("recursiveFileLookup", "true")
        // A damaged page must end in an error, not in a wrong number.
        .option("parquet.page.verify-checksum.enabled", "true")
        .parquet(files.stream().map(Path::toString).toArray(String[]::new))
        .select(functions.col("*"), functions.col("_metadata.file_path").as(FILE));
  }

  /** Writes one file a partition; its rows are durable once its task has ended. */
  void write(SparkSession spark, JavaRDD<Row> rows, Path run) {
    SparkSession session = spark.newSession();
    session.conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    session.conf().set("spark.sql.parquet.writeLegacyFormat", "false");
    session.conf().set("spark.sql.datetime.java8API.enabled", "false");
    try {
      session
          .createDataFrame(rows, columns.schema())
          .write()
          // Tasks move their files to where readers look, instead of leaving that to the job's end.
          .option("mapreduce.fileoutputcommitter.algorithm.version", "2")
          .mode(SaveMode.Append)
          .parquet(run.toString());
    } finally {
      SparkSession.setActiveSession(spark);
    }
  }
}
