package dev.initsweep.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the committed tables of a page from its results. Each file of jobs/sql/shared and of the
 * folder {@code tables} of the page's queries gives one, as Parquet and as CSV; they may ask the
 * views that the files of {@code views} define.
 */
final class PageTables {

  private static final Path SHARED = Path.of("jobs/sql/shared");

  private PageTables() {}

  /**
   * Does what is asked.
   *
   * @param arguments {@code tables QUERIES RESULTS FOLDER}, or {@code spot-check RESULTS}, which
   *     prints the ids of the ten cells that are to be trained again
   */
  public static void main(String[] arguments) throws SQLException, IOException {
    if (arguments[0].equals("tables")) {
      write(Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]));
    } else {
      spotCheck(Path.of(arguments[1])).forEach(System.out::println);
    }
  }

  static void write(Path queries, Path results, Path folder) throws SQLException, IOException {
    Files.createDirectories(folder);
    List<Path> tables = new ArrayList<>(Duck.sorted(SHARED, ".sql"));
    tables.addAll(Duck.sorted(queries.resolve("tables"), ".sql"));
    try (Duck duck = Duck.ofResults(results)) {
      duck.define(queries.resolve("views"));
      for (Path query : tables) {
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
  static List<String> spotCheck(Path results) throws SQLException, IOException {
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
