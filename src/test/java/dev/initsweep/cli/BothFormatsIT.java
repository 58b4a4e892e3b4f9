package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cli.Documents.Example;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/sql.md and docs/format.md say of reading without us, on a folder that holds files of
 * both formats: twelve cells of each, and those of format 1 come first in the order of their names.
 */
class BothFormatsIT {

  private static final Path KEPT = Path.of("src/test/resources/dev/initsweep/store");

  @TempDir private static Path folder;

  @BeforeAll
  static void copy() throws IOException {
    for (String table : List.of("cells", "predictions", "verdicts")) {
      copy("format-1", table, "run=1");
      copy("format-2", table, "run=2");
    }
  }

  private static void copy(String format, String table, String run) throws IOException {
    Path to = Files.createDirectories(folder.resolve("results/quick").resolve(table).resolve(run));
    try (Stream<Path> files = Files.walk(KEPT.resolve(format).resolve(table))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }

  private static List<Example> examples(Documents.Kind kind) throws IOException {
    return Stream.of("docs/format.md", "docs/sql.md")
        .flatMap(page -> page(page).stream())
        .filter(example -> example.kind() == kind)
        .map(example -> new Example(kind, example.text().replace("results/", folder + "/results/")))
        .toList();
  }

  private static List<Example> page(String page) {
    try {
      return Documents.examples(Files.readString(Path.of(page)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void duckDb() throws Exception {
    assertThat(examples(Documents.Kind.DUCKDB)).hasSize(4);
    for (Example example : examples(Documents.Kind.DUCKDB)) {
      // A query, after the views that it asks, if any.
      String script = example.text().replaceFirst(";$", "");
      int query = script.lastIndexOf(';') + 1;
      String views = script.substring(0, query);
      assertThat(number(views, "SELECT count(*) FROM (%s)".formatted(script.substring(query))))
          .isPositive();
      String files = script.replaceFirst("(?s).*?(read_parquet\\(.*?\\)).*", "$1");
      assertThat(number("", "SELECT count(*) FROM " + files)).isEqualTo(24);
      assertThat(number("", "SELECT count(initial_mean_square) FROM " + files)).isEqualTo(11);
    }
  }

  private static long number(String views, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(views + query)) {
      answer.next();
      return answer.getLong(1);
    }
  }

  @Test
  void sparkSql() throws Exception {
    String script = examples(Documents.Kind.SPARK_SQL).get(0).text();
    try (SparkSession spark = Spark.open("local[2]")) {
      for (String statement : script.split(";\\s*", -1)) {
        if (!statement.isBlank()) {
          assertThat(spark.sql(statement).columns()).isNotNull();
        }
      }
      assertThat(spark.sql("SELECT id FROM cells").count()).isEqualTo(24);
      assertThat(spark.sql("SELECT initial_mean_square FROM cells").na().drop().count())
          .isEqualTo(11);
      assertThat(spark.sql("SELECT * FROM verdicts WHERE reference IS NULL").count()).isEqualTo(4);
    }
  }
}
