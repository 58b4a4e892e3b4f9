package dev.initsweep.store;

import dev.initsweep.cell.BadInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what lies in a table's folder, footers checked. Its files lie at exactly the depth {@code
 * run=*} and hold the table in this format or an earlier one. Anything else is reported and left
 * out, but a file of a later format is an error, since leaving it out would mean training its cells
 * again.
 *
 * @param files those that hold rows of the table, in order of their paths
 * @param skipped for each file left out, a line that names it and says why
 */
record TableScan(List<TableFile> files, List<String> skipped) {

  static final String RUN_PREFIX = "run=";

  private static final Logger LOG = LoggerFactory.getLogger(TableScan.class);

  /** What was told already: a command scans a table often. */
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  TableScan {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
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
      List<Callable<Footer.Reading>> footers = new ArrayList<>();
      candidates.forEach(file -> footers.add(() -> Footer.read(file, hadoop, columns)));
      for (Footer.Reading reading : InParallel.all(footers)) {
        reading.file().ifPresent(files::add);
        reading.problem().ifPresent(skipped::add);
      }
    } catch (IOException e) {
      throw ReadingFailures.cannotRead(folder, e);
    }
    skipped.stream().filter(TOLD::add).forEach(line -> LOG.warn("{}", line));
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

  /** Tells whether a path is a job's folder, by its name. */
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

  /**
   * Tells whether a path is hidden as Spark and Hadoop have it. Among these is {@code _temporary},
   * left by jobs that were killed.
   */
  private static boolean isHidden(Path path) {
    return path.getName().startsWith("_") || path.getName().startsWith(".");
  }

  /**
   * A file that holds rows of the table.
   *
   * @param status where it lies, and its length
   * @param rowGroups how many rows each of its row groups has
   * @param isEarlier whether it was written in an earlier version of the format
   */
  record TableFile(FileStatus status, List<Long> rowGroups, boolean isEarlier) {

    TableFile {
      rowGroups = List.copyOf(rowGroups);
    }

    Path path() {
      return status.getPath();
    }

    long rows() {
      return rowGroups.stream().mapToLong(Long::longValue).sum();
    }
  }
}
