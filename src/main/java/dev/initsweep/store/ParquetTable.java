package dev.initsweep.store;

import dev.initsweep.cell.BadInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** The files of one table: {@code <table>/run=<uuid>/*.parquet}, a folder for each job. */
final class ParquetTable {

  private static final int TRIES = 3;

  /**
   * Bytes: at Parquet's own 128 MB a writer, sixteen slots of a small heap warn that it is full.
   */
  private static final long ROW_GROUP = 8L << 20;

  private final Path folder;
  private final Configuration hadoop;
  private final Columns columns;

  ParquetTable(Path folder, Configuration hadoop, Columns columns) {
    this.folder = folder;
    this.hadoop = hadoop;
    this.columns = columns;
  }

  /** The path of a folder that no job has written into yet. */
  Path newRun() {
    return new Path(folder, TableScan.RUN_PREFIX + UUID.randomUUID());
  }

  TableScan scan() {
    return TableScan.of(folder, hadoop, columns);
  }

  /** Reads some columns of all rows of some files. */
  List<StoredRow> read(List<TableScan.TableFile> files, Set<String> names) {
    return read(files, names, row -> row);
  }

  /**
   * Reads some columns of all rows of some files, and keeps what is made of each row.
   *
   * @param made called by several threads
   */
  <T> List<T> read(
      List<TableScan.TableFile> files, Set<String> names, Function<StoredRow, T> made) {
    return read(files, columns.only(names), Positions.ALL, made);
  }

  /** Reads some rows of some files. */
  List<StoredRow> read(List<TableScan.TableFile> files, Positions wanted) {
    return read(files, columns, wanted, row -> row);
  }

  private <T> List<T> read(
      List<TableScan.TableFile> files,
      Columns some,
      Positions wanted,
      Function<StoredRow, T> made) {
    try {
      return new RowReader(hadoop, some).read(files, wanted, made);
    } catch (IOException e) {
      throw ReadingFailures.cannotRead(folder, e);
    }
  }

  /** Returns what SQL sees of some files: all rows but those that give way to others. */
  Dataset<Row> view(
      SparkSession spark, List<TableScan.TableFile> files, Collection<StoredRow> without) {
    if (files.isEmpty()) {
      return spark.createDataFrame(List.<Row>of(), columns.schema());
    }
    Dataset<Row> rows =
        spark
            .read()
            .schema(columns.schema())
            .option("recursiveFileLookup", "true")
            // Each character of a path stands for itself: a[1] is no pattern.
            .option("__globPaths__", "false")
            // A damaged page must end in an error, not in a wrong number.
            .option("parquet.page.verify-checksum.enabled", "true")
            .parquet(files.stream().map(file -> file.path().toString()).toArray(String[]::new));
    return without.isEmpty() ? rows : SparkPlaces.without(spark, rows, without);
  }

  /** Writes a few rows as one file in a run folder of its own; does nothing without rows. */
  void write(List<Row> rows) {
    if (!rows.isEmpty()) {
      write(rows, newRun());
    }
  }

  /**
   * Writes rows as one more file of a run folder, here and now.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  void write(List<Row> rows, Path run) {
    Path file = new Path(run, "part-%s.snappy.parquet".formatted(UUID.randomUUID()));
    new WholeFiles(hadoop)
        .write(
            file,
            out -> {
              try (ParquetWriter<Row> writer =
                  RowWriteSupport.builder(new StreamFile(out), columns.schema(), ROW_GROUP)
                      .withConf(hadoop)
                      .build()) {
                for (Row row : rows) {
                  writer.write(row);
                }
              }
            });
  }

  /**
   * Deletes files, and their run folders if nothing else is in there. A folder that a job still
   * writes into stays: it has a {@code _temporary} of the job's.
   */
  void delete(Collection<Path> paths) {
    try {
      FileSystem files = folder.getFileSystem(hadoop);
      Set<Path> runs = new TreeSet<>();
      for (Path path : paths) {
        files.delete(path, false);
        runs.add(path.getParent());
      }
      for (Path run : runs) {
        deleteIfBare(files, run);
      }
    } catch (IOException e) {
      throw ReadingFailures.cannotWrite(folder, e);
    }
  }

  /**
   * Deletes the {@code _temporary} folders of jobs that were killed: those in which nothing has
   * changed since some time.
   */
  void deleteLeftovers(Instant since) {
    try {
      FileSystem files = folder.getFileSystem(hadoop);
      for (FileStatus run : files.listStatus(folder, TableScan::isRun)) {
        Path temporary = new Path(run.getPath(), "_temporary");
        if (files.exists(temporary) && newest(files, temporary) < since.toEpochMilli()) {
          files.delete(temporary, true);
          deleteIfBare(files, run.getPath());
        }
      }
    } catch (FileNotFoundException e) {
      // Another process deleted it in the same moment, or there is no table yet: as good.
      return;
    } catch (IOException e) {
      throw ReadingFailures.cannotWrite(folder, e);
    }
  }

  /** Returns when a folder or anything in it changed last. */
  private static long newest(FileSystem files, Path folder) throws IOException {
    long newest = files.getFileStatus(folder).getModificationTime();
    for (FileStatus status : files.listStatus(folder)) {
      newest =
          Math.max(
              newest,
              status.isDirectory()
                  ? newest(files, status.getPath())
                  : status.getModificationTime());
    }
    return newest;
  }

  private static void deleteIfBare(FileSystem files, Path run) throws IOException {
    try {
      boolean bare =
          Arrays.stream(files.listStatus(run))
              .map(status -> status.getPath().getName())
              .allMatch(name -> name.equals("_SUCCESS") || name.startsWith("."));
      if (bare) {
        files.delete(run, true);
      }
    } catch (FileNotFoundException e) {
      // Another process deleted the folder in the same moment: as good.
      return;
    }
  }

  /**
   * Reads again when files vanish on the way because another process compacts the table.
   *
   * @throws BadInputException if a file of the table is damaged
   */
  <T> T patiently(Supplier<T> reading) {
    for (int tries = 1; ; tries++) {
      try {
        return reading.get();
      } catch (UncheckedIOException e) {
        if (tries == TRIES || !ReadingFailures.isVanishedFile(e)) {
          throw e;
        }
      }
    }
  }

  /** Writes one file a partition by Spark; its rows are durable once its task has ended. */
  void write(SparkSession spark, JavaRDD<Row> rows, Path run) {
    SparkSession session = own(spark);
    // Spark would generate code for its encoder anew in each task, and a task has few rows: seen in
    // 45 % of the samples of tasks whose cells sleep (make bench-overhead).
    session.conf().set("spark.sql.codegen.wholeStage", "false");
    session.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    try {
      session
          .createDataFrame(rows, columns.schema())
          .write()
          // Tasks move their files to where readers look, instead of leaving that to the job's end.
          .option("mapreduce.fileoutputcommitter.algorithm.version", "2")
          .option("parquet.block.size", ROW_GROUP)
          .mode(SaveMode.Append)
          .parquet(run.toString());
    } finally {
      SparkSession.setActiveSession(spark);
    }
  }

  /** A session with settings of our own, in which rows mean the same whatever the user's has. */
  private static SparkSession own(SparkSession spark) {
    SparkSession session = spark.newSession();
    session.conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    session.conf().set("spark.sql.parquet.writeLegacyFormat", "false");
    session.conf().set("spark.sql.datetime.java8API.enabled", "false");
    return session;
  }
}
