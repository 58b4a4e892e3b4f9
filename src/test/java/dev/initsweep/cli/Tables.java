package dev.initsweep.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What equality of two results folders is about, as DuckDB reads it: a line a row, numbers with all
 * digits. Rows that are repeated count once; two rows of a cell that differ would be two lines.
 *
 * @param cells without provenance, in order of their ids
 * @param verdicts without the time at which they were written
 */
record Tables(List<String> cells, List<String> verdicts) {

  /** The tables of a results folder. */
  static Tables of(Path results) throws SQLException {
    return new Tables(
        lines(
            results.resolve("cells"),
            "plan_hash, code_version, \"commit\", host, attempt, started, seconds"),
        lines(results.resolve("verdicts"), "written"));
  }

  private static List<String> lines(Path table, String but) throws SQLException {
    String query =
        ("SELECT DISTINCT CAST(t AS VARCHAR) AS line FROM (SELECT * EXCLUDE (%s)"
                + " FROM read_parquet('%s/run=*/*.parquet', hive_partitioning = false)) t"
                + " ORDER BY line")
            .formatted(but, table);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines;
    }
  }

  /** When the first of the cells started that started in a span of time and are in the table. */
  static Instant firstStart(Path results, Instant from, Instant to) throws SQLException {
    return instant(
        results,
        "min(epoch_us(started))",
        String.format(
            Locale.ROOT,
            "WHERE epoch_us(started) >= %d AND epoch_us(started) < %d",
            micros(from),
            micros(to)));
  }

  /** When the last cell ended. */
  static Instant lastEnd(Path results) throws SQLException {
    return instant(results, "max(epoch_us(started) + CAST(1e6 * seconds AS BIGINT))", "");
  }

  /** How many rows of cells there are beside the first row of each cell. */
  static long rowsBesideTheFirst(Path results) throws SQLException {
    return number(results, "count(*) - count(DISTINCT id)", "");
  }

  private static Instant instant(Path results, String micros, String where) throws SQLException {
    return Instant.EPOCH.plus(number(results, micros, where), ChronoUnit.MICROS);
  }

  private static long number(Path results, String what, String where) throws SQLException {
    String query =
        "SELECT %s FROM read_parquet('%s/cells/run=*/*.parquet', hive_partitioning = false) %s"
            .formatted(what, results, where);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** How many files of cells a results folder has, also while a run writes them. */
  static long files(Path results) throws IOException {
    Path cells = results.resolve("cells");
    if (!Files.exists(cells)) {
      return 0;
    }
    try (Stream<Path> found = Files.walk(cells, 2)) {
      return found.filter(file -> file.toString().endsWith(".parquet")).count();
    } catch (UncheckedIOException | NoSuchFileException e) {
      // Spark moves files while the tree is walked.
      return 0;
    }
  }
}
