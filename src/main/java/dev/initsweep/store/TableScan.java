package dev.initsweep.store;

import dev.initsweep.cell.BadInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lies in a table's folder, footers checked: files at exactly the depth {@code run=*} that
 * hold the table in this format or an earlier one. Anything else is told and left out, but a file
 * of a later format is an error, since leaving it out would mean training its cells again.
 *
 * @param files those that hold rows of the table, in order of their paths
 * @param skipped for each file left out, a line that names it and says why
 */
record TableScan(List<TableFile> files, List<String> skipped) {

  static final String RUN_PREFIX = "run=";

  private static final Logger LOG = LoggerFactory.getLogger(TableScan.class);

  /** Footers are small and, on object stores, far away. */
  private static final int THREADS = 16;

  TableScan {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
  }

  List<Path> paths() {
    return files.stream().map(TableFile::path).toList();
  }

  long rows() {
    return files.stream().mapToLong(TableFile::rows).sum();
  }

  /**
   * Lists a table's folder and checks the footers.
   *
   * @throws BadInputException if a file was written in a later version of the format
   */
  static TableScan of(Path folder, Configuration hadoop, Columns columns) {
    List<String> skipped = new ArrayList<>();
    List<TableFile> files = new ArrayList<>();
    try {
      List<FileStatus> candidates = candidates(folder.getFileSystem(hadoop), folder, skipped);
      for (Footer.Reading reading : footers(candidates, hadoop, columns)) {
        reading.file().ifPresent(files::add);
        reading.problem().ifPresent(skipped::add);
      }
    } catch (IOException e) {
      throw Failures.cannotRead(folder, e);
    }
    skipped.forEach(line -> LOG.warn("{}", line));
    return new TableScan(files, skipped);
  }

  private static List<FileStatus> candidates(FileSystem files, Path folder, List<String> skipped)
      throws IOException {
    List<FileStatus> candidates = new ArrayList<>();
    for (FileStatus run : list(files, folder)) {
      if (!run.isDirectory() || !isRun(run.getPath())) {
        skipped.add(skip(run.getPath(), "it is no folder run=<uuid>"));
        continue;
      }
      for (FileStatus file : list(files, run.getPath())) {
        if (file.isFile() && file.getPath().getName().endsWith(".parquet")) {
          candidates.add(file);
        } else {
          skipped.add(skip(file.getPath(), "it is no Parquet file"));
        }
      }
    }
    return candidates;
  }

  /** Whether a path is a job's folder, by its name. */
  static boolean isRun(Path path) {
    return path.getName().startsWith(RUN_PREFIX);
  }

  static String skip(Path path, String reason) {
    return "Skipped %s: %s".formatted(path, reason);
  }

  /** All but hidden entries, in order; none where the folder is not there (any more). */
  private static List<FileStatus> list(FileSystem files, Path folder) throws IOException {
    try {
      return Arrays.stream(files.listStatus(folder, path -> !isHidden(path))).sorted().toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  /** As Spark and Hadoop have it; among them {@code _temporary}, left by jobs that were killed. */
  private static boolean isHidden(Path path) {
    return path.getName().startsWith("_") || path.getName().startsWith(".");
  }

  private static List<Footer.Reading> footers(
      List<FileStatus> candidates, Configuration hadoop, Columns columns) throws IOException {
    if (candidates.isEmpty()) {
      return List.of();
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(THREADS, candidates.size()));
    try {
      List<Future<Footer.Reading>> futures = new ArrayList<>();
      for (FileStatus file : candidates) {
        futures.add(pool.submit(() -> Footer.read(file, hadoop, columns)));
      }
      List<Footer.Reading> readings = new ArrayList<>();
      for (Future<Footer.Reading> future : futures) {
        readings.add(result(future));
      }
      return readings;
    } finally {
      pool.shutdownNow();
    }
  }

  private static Footer.Reading result(Future<Footer.Reading> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BadInputException bad) {
        throw bad;
      }
      throw new IOException(Failures.line(e), e);
    }
  }

  /**
   * A file that holds rows of the table.
   *
   * @param path where it lies
   * @param bytes its length
   * @param rows how many rows it holds
   * @param isEarlier whether it was written in an earlier version of the format
   */
  record TableFile(Path path, long bytes, long rows, boolean isEarlier) {}
}
