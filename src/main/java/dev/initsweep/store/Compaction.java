package dev.initsweep.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Merges the files of the table of cells into a new run folder, in the format of today, then
 * deletes what it merged.
 */
final class Compaction {

  /** What Spark reads as one piece. */
  private static final long FILE_BYTES = 128L << 20;

  /** A job that has begun or ended no task for so long is no more. */
  private static final Duration LEFTOVER = Duration.ofDays(1);

  private final Table table;

  Compaction(Table table) {
    this.table = table;
  }

  int run(SparkSession spark, int few) {
    table.deleteLeftovers(Instant.now().minus(LEFTOVER));
    TableScan scan = table.scan();
    if (scan.files().size() <= few
        && scan.files().stream().noneMatch(TableScan.TableFile::isEarlier)) {
      return 0;
    }
    merge(spark, scan);
    return scan.files().size();
  }

  private void merge(SparkSession spark, TableScan scan) {
    Dataset<Row> rows = Duplicates.distinct(table.read(Table.own(spark), scan.paths()));
    Path run = table.newRun();
    long bytes = scan.files().stream().mapToLong(TableScan.TableFile::bytes).sum();
    int files = (int) (1 + bytes / FILE_BYTES);
    table.write(
        spark,
        rows.repartitionByRange(files, functions.col("id"))
            .sortWithinPartitions("id")
            .select(CellSchema.COLUMNS.select())
            .javaRDD(),
        run);
    long expected = rows.count();
    long found =
        table.scan().files().stream()
            .filter(file -> file.path().getParent().equals(run))
            .mapToLong(TableScan.TableFile::rows)
            .sum();
    if (found != expected) {
      throw Failures.cannotWrite(
          run,
          new IOException(
              "%d of %d rows arrived; the files to be merged are left".formatted(found, expected)));
    }
    table.delete(scan.paths());
  }
}
