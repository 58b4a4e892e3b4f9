package dev.initsweep.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A DuckDB in memory whose views are Parquet files, and the SQL files that ask them. */
final class Duck implements AutoCloseable {

  private final Connection connection;

  private Duck(Connection connection) {
    this.connection = connection;
  }

  /** The tables of a results folder, with the rows that our own readers choose. */
  static Duck ofResults(Path results) throws SQLException {
    Duck duck = open();
    duck.view(
        "cells",
        """
        SELECT * FROM %s
        QUALIFY row_number()
          OVER (PARTITION BY id ORDER BY (status = 'failed')::INT, started) = 1
        """
            .formatted(files(results, "cells")));
    duck.view(
        "predictions",
        """
        SELECT * FROM %s
        QUALIFY row_number() OVER (PARTITION BY group_id, predictor, basis ORDER BY written) = 1
        """
            .formatted(files(results, "predictions")));
    // Of all plans that ran into the folder, what the last one was told.
    for (String table : List.of("verdicts", "exponents")) {
      duck.view(
          table,
          "SELECT * FROM %1$s WHERE written = (SELECT max(written) FROM %1$s)"
              .formatted(files(results, table)));
    }
    duck.view("audits", "SELECT * FROM " + files(results, "audits"));
    return duck;
  }

  /** The tables that are committed, each by its file's name, in which _ stands for -. */
  static Duck ofCommitted(Path folder) throws SQLException, IOException {
    Duck duck = open();
    for (Path file : sorted(folder, ".parquet")) {
      duck.view(name(file).replace('-', '_'), "SELECT * FROM read_parquet('%s')".formatted(file));
    }
    duck.view(
        "spot_check",
        "SELECT * FROM read_csv('%s/spot-check.csv', header = true)".formatted(folder));
    return duck;
  }

  private static Duck open() throws SQLException {
    Duck duck = new Duck(DriverManager.getConnection("jdbc:duckdb:"));
    // One thread adds in one order, so that sums have the same last bit on every machine.
    duck.execute("SET threads = 1");
    duck.execute("SET TimeZone = 'UTC'");
    return duck;
  }

  private static String files(Path results, String table) {
    return "read_parquet('%s/%s/*/*.parquet', hive_partitioning = false, union_by_name = true)"
        .formatted(results, table);
  }

  static List<Path> sorted(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** A file's name without its ending. */
  static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
  }

  private void view(String name, String query) throws SQLException {
    execute("CREATE VIEW %s AS %s".formatted(name, query));
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * The answer to a query.
   *
   * @throws IllegalArgumentException if a number is not rounded: what a page says of it has to be
   *     said by the query
   */
  Answer ask(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      ResultSetMetaData data = found.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int c = 1; c <= data.getColumnCount(); c++) {
        if (data.getColumnTypeName(c).matches("DOUBLE|FLOAT")) {
          throw new IllegalArgumentException(
              "Invalid column %s: a %s (expected a text or a whole number)"
                  .formatted(data.getColumnName(c), data.getColumnTypeName(c)));
        }
        columns.add(data.getColumnName(c));
      }
      List<List<String>> rows = new ArrayList<>();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int c = 1; c <= columns.size(); c++) {
          row.add(Objects.requireNonNullElse(found.getString(c), Answer.NONE));
        }
        rows.add(row);
      }
      return new Answer(columns, rows);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
