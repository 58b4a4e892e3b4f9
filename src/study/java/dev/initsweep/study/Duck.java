package dev.initsweep.study;

import dev.initsweep.store.TableSchemas;
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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.spark.sql.types.StructType;

/** A DuckDB in memory whose views are Parquet files, and the SQL files that ask them. */
final class Duck implements AutoCloseable {

  private static final int MOST_SEEDS = 64;

  private final Connection connection;

  private Duck(Connection connection) {
    this.connection = connection;
  }

  /**
   * The tables of a results folder, with the rows that our own readers choose, and {@code planned},
   * the groups of the plan that ran last. What is not there yet is empty.
   */
  static Duck ofResults(Path results) throws SQLException, IOException {
    Duck duck = open();
    duck.defineIntervals();
    Map<String, StructType> schemas = TableSchemas.all();
    for (Map.Entry<String, StructType> table : schemas.entrySet()) {
      duck.table(results, table.getKey(), table.getValue());
    }
    duck.view(
        "cells",
        """
        SELECT * FROM all_cells
        QUALIFY row_number() OVER (
          PARTITION BY id
          ORDER BY (status = 'failed')::INT, (initial_mean_square IS NULL)::INT, started) = 1
        """);
    duck.view(
        "predictions",
        """
        SELECT * FROM all_predictions
        QUALIFY row_number() OVER (PARTITION BY group_id, predictor, basis ORDER BY written) = 1
        """);
    // Of all plans that ran into the folder, what the last one was told.
    for (String table : List.of("verdicts", "exponents")) {
      duck.view(
          table,
          "SELECT * FROM all_%1$s WHERE written = (SELECT max(written) FROM all_%1$s)"
              .formatted(table));
    }
    duck.view("audits", "SELECT * FROM all_audits");
    duck.view("planned", planned(results));
    return duck;
  }

  /** The tables that are committed, each by its file's name, in which _ stands for -. */
  static Duck ofCommitted(Path folder) throws SQLException, IOException {
    Duck duck = open();
    for (Path file : sorted(folder, ".parquet")) {
      duck.view(viewName(file), "SELECT * FROM read_parquet('%s')".formatted(file));
    }
    // Others are no answers to queries, but written by hand or by a job.
    for (Path file : sorted(folder, ".csv")) {
      if (!Files.exists(file.resolveSibling(name(file) + ".parquet"))) {
        duck.view(viewName(file), "SELECT * FROM read_csv('%s', header = true)".formatted(file));
      }
    }
    return duck;
  }

  private static Duck open() throws SQLException {
    Duck duck = new Duck(DriverManager.getConnection("jdbc:duckdb:"));
    // One thread adds in one order, so that sums have the same last bit on every machine.
    duck.execute("SET threads = 1");
    duck.execute("SET TimeZone = 'UTC'");
    return duck;
  }

  /**
   * Defines {@code t95(n)}: what the standard error of the mean of n seeds is multiplied by to have
   * half of its 95 % interval, Student's t; null for a single seed.
   */
  private void defineIntervals() throws SQLException {
    String quantiles =
        IntStream.range(1, MOST_SEEDS)
            .mapToObj(free -> TDistribution.of(free).inverseSurvivalProbability(.025))
            .map(t -> String.format(Locale.ROOT, "%.12f::DOUBLE", t))
            .collect(Collectors.joining(", ", "[NULL, ", "]"));
    execute("CREATE MACRO t95(n) AS (" + quantiles + ")[n]");
  }

  /** All rows of a table; earlier formats have fewer columns, and a new folder no file at all. */
  private void table(Path results, String table, StructType schema)
      throws SQLException, IOException {
    String columns =
        Stream.of(schema.fields())
            .map(
                field -> "\"%s\" %s".formatted(field.name(), type(field.dataType().simpleString())))
            .collect(Collectors.joining(", "));
    execute("CREATE TABLE no_%s (%s)".formatted(table, columns));
    String rows = "SELECT * FROM no_" + table;
    if (hasFiles(results.resolve(table))) {
      rows +=
          """
           UNION ALL BY NAME SELECT * FROM read_parquet('%s/%s/*/*.parquet',
            hive_partitioning = false, union_by_name = true)
          """
              .formatted(results, table);
    }
    view("all_" + table, rows);
  }

  private static boolean hasFiles(Path table) throws IOException {
    if (!Files.isDirectory(table)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(table, 2)) {
      return files.anyMatch(file -> file.toString().endsWith(".parquet"));
    }
  }

  /** DuckDB's word for one of Spark's types. */
  private static String type(String spark) {
    if (spark.startsWith("array<")) {
      return type(spark.substring("array<".length(), spark.length() - 1)) + "[]";
    }
    return switch (spark) {
      case "string" -> "VARCHAR";
      case "binary" -> "BLOB";
      case "timestamp" -> "TIMESTAMPTZ";
      case "map<string,double>" -> "MAP(VARCHAR, DOUBLE)";
      default -> spark.toUpperCase(Locale.ROOT);
    };
  }

  /** The groups of the plan that was kept last; docs/format.md describes its file. */
  private static String planned(Path results) throws IOException {
    Path plans = results.resolve("plans");
    List<Path> kept = Files.isDirectory(plans) ? sorted(plans, ".json") : List.of();
    Optional<Path> last =
        kept.stream().max(Comparator.comparing(file -> file.toFile().lastModified()));
    String groups =
        last.map(
                file ->
                    """
                    SELECT unnest(from_json(json(content)->'groups', '["JSON"]')) AS g
                    FROM read_text('%s')
                    """
                        .formatted(file))
            .orElse("SELECT NULL::JSON AS g WHERE false");
    return """
        SELECT g->'setting'->>'data-set' AS data,
          (g->'setting'->'widths')::INT[] AS widths,
          g->'setting'->'initial-biases'->>'kind' AS initial_biases,
          (g->'setting'->>'learning-rate')::DOUBLE AS learning_rate,
          (g->'setting'->>'epochs')::INT AS epochs,
          (g->'setting'->>'train-examples')::INT AS train_examples,
          (g->'setting'->>'batch-size')::INT AS batch_size,
          g->'axis'->>'axis' AS axis,
          json_array_length(g->'predictors') AS predictors,
          (g->'coordinates')::DOUBLE[] AS coordinates,
          (g->'race'->'looks')::INT[] AS looks
        FROM (%s)
        """
        .formatted(groups);
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

  private static String viewName(Path file) {
    return name(file).replace('-', '_');
  }

  /** Makes a view of each SQL file of a folder, if there is one. */
  void define(Path folder) throws SQLException, IOException {
    if (Files.isDirectory(folder)) {
      for (Path file : sorted(folder, ".sql")) {
        view(viewName(file), Files.readString(file));
      }
    }
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
  QueryAnswer ask(String sql) throws SQLException {
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
          row.add(Objects.requireNonNullElse(found.getString(c), QueryAnswer.NONE));
        }
        rows.add(row);
      }
      return new QueryAnswer(columns, rows);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
