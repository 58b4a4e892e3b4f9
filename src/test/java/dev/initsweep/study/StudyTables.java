package dev.initsweep.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Makes the study's committed tables from its results: each file of jobs/sql/study/tables gives
 * one, as Parquet and as CSV. {@code jobs/study} calls it.
 */
final class StudyTables {

  private static final Path QUERIES = Path.of("jobs/sql/study/tables");

  private StudyTables() {}

  /**
   * Does what is asked.
   *
   * @param arguments {@code tables RESULTS FOLDER}, or {@code spot-check RESULTS}, which prints the
   *     ids of the ten cells that are to be trained again
   */
  public static void main(String[] arguments) throws SQLException, IOException {
    Path results = Path.of(arguments[1]);
    if (arguments[0].equals("tables")) {
      write(results, Path.of(arguments[2]));
    } else {
      spotCheck(results).forEach(System.out::println);
    }
  }

  static void write(Path results, Path folder) throws SQLException, IOException {
    Files.createDirectories(folder);
    try (Duck duck = Duck.ofResults(results)) {
      for (Path query : Duck.sorted(QUERIES, ".sql")) {
        Path table = folder.resolve(Duck.name(query));
        duck.execute("CREATE TEMPORARY TABLE made AS " + Files.readString(query));
        duck.execute(
            "COPY made TO '%s.parquet' (FORMAT parquet, COMPRESSION zstd)".formatted(table));
        duck.execute("COPY made TO '%s.csv' (HEADER)".formatted(table));
        duck.execute("DROP TABLE made");
      }
    }
  }

  /**
   * Ten cells that nobody picked: an id is a hash, so those with the least ids are a sample without
   * a choice.
   */
  static List<String> spotCheck(Path results) throws SQLException {
    try (Duck duck = Duck.ofResults(results)) {
      return duck
          .ask("SELECT id FROM cells WHERE status = 'ok' AND NOT pilot ORDER BY id LIMIT 10")
          .rows()
          .stream()
          .map(row -> row.get(0))
          .toList();
    }
  }
}
