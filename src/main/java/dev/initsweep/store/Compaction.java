package dev.initsweep.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;

/**
 * Merges the files of the table of cells into a new run folder, in the format of today, then
 * deletes what it merged.
 */
final class Compaction {

  /** This is what Spark reads as one piece. */
  private static final long FILE_BYTES = 128L << 20;

  /** A job that has begun or ended no task for so long is no more. */
  private static final Duration LEFTOVER = Duration.ofDays(1);

  private static final Comparator<StoredRow> BY_ID =
      Comparator.comparing((StoredRow row) -> row.text("id")).thenComparing(StoredRow.BY_PLACE);

  private final ParquetTable table;

  Compaction(ParquetTable table) {
    this.table = table;
  }

  int run(int few) {
    table.deleteLeftovers(Instant.now().minus(LEFTOVER));
    TableScan scan = table.scan();
    if (scan.files().size() <= few
        && scan.files().stream().noneMatch(TableScan.TableFile::isEarlier)) {
      return 0;
    }
    merge(scan.files());
    return scan.files().size();
  }

  private void merge(List<TableScan.TableFile> files) {
    List<StoredRow> kept = kept(files);
    Path run = table.newRun();
    for (List<StoredRow> part : parts(kept, files)) {
      List<Row> rows =
          table.read(files, Positions.of(part)).stream().sorted(BY_ID).map(StoredRow::row).toList();
      table.write(rows, run);
    }
    long found =
        table.scan().files().stream()
            .filter(file -> file.path().getParent().equals(run))
            .mapToLong(TableScan.TableFile::rows)
            .sum();
    if (found != kept.size()) {
      throw ReadingFailures.cannotWrite(
          run,
          new IOException(
              String.format(
                  Locale.ROOT,
                  "%d of %d rows arrived; the files to be merged are left",
                  found,
                  kept.size())));
    }
    table.delete(files.stream().map(TableScan.TableFile::path).toList());
  }

  /** One row an id, engine and kernel, in order of the ids; of each, no more than the id. */
  private List<StoredRow> kept(List<TableScan.TableFile> files) {
    List<StoredRow> ids = table.read(files, Set.of("id"));
    Set<String> repeated = Duplicates.repeated(ids);
    List<StoredRow> several =
        table.read(
            files,
            Positions.of(ids.stream().filter(row -> repeated.contains(row.text("id"))).toList()));
    Positions dropped = Positions.of(Duplicates.others(several, Duplicates.distinct(several)));
    return ids.stream()
        .filter(row -> !dropped.contains(row.file(), row.position()))
        .sorted(BY_ID)
        .toList();
  }

  /** Splits rows as they go into files. A file then has its size, and a part fits into memory. */
  private static List<List<StoredRow>> parts(
      List<StoredRow> rows, List<TableScan.TableFile> files) {
    long bytes = files.stream().mapToLong(file -> file.status().getLen()).sum();
    int count = (int) (1 + bytes / FILE_BYTES);
    return IntStream.range(0, count)
        .mapToObj(
            part ->
                rows.subList(
                    (int) ((long) part * rows.size() / count),
                    (int) ((part + 1L) * rows.size() / count)))
        .toList();
  }
}
