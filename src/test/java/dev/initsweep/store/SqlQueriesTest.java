package dev.initsweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scala.jdk.javaapi.CollectionConverters;

class SqlQueriesTest {

  @TempDir static Path temp;
  private static SparkSession spark;
  private static SqlQueries queries;

  @BeforeAll
  static void register() {
    // Another test of this JVM may have views of its own in the common session.
    spark = LocalSpark.session().newSession();
    ResultsFolder folder = LocalSpark.folder(temp);
    SmallTables.write(spark, folder);
    SqlViews.register(spark, folder, "dl4j");
    queries = new SqlQueries(spark);
  }

  private static List<Row> ask(String statement) {
    return queries.rows(statement, queries.ask(statement));
  }

  /** What is refused, and a word of the message by which its user knows it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ADD JAR own.jar | ADD",
        "ADD FILE own.txt | ADD",
        "ALTER VIEW cells AS SELECT 1 AS one | ALTER",
        "ANALYZE TABLE cells COMPUTE STATISTICS | ANALYZE",
        "CACHE TABLE cells | CACHE",
        "CREATE DATABASE mine | CREATE",
        "CREATE FUNCTION mine AS 'no.such.Class' | CREATE",
        "CREATE TABLE mine AS SELECT 1 AS one | CREATE",
        "CREATE TEMPORARY VIEW mine AS SELECT 1 AS one | CREATE",
        "DELETE FROM cells WHERE seed = 1 | DELETE",
        "DROP TABLE cells | DROP",
        "DROP VIEW cells | DROP",
        "FROM cells INSERT INTO verdicts SELECT * | FROM, which Spark calls InsertInto",
        "INSERT INTO cells VALUES (1) | INSERT",
        "INSERT OVERWRITE DIRECTORY 'none' USING parquet SELECT 1 AS one | INSERT",
        "LOAD DATA INPATH 'none' INTO TABLE cells | LOAD",
        "MERGE INTO cells USING audits ON true WHEN MATCHED THEN DELETE | MERGE",
        "REFRESH TABLE cells | REFRESH",
        "RESET | RESET",
        "SET spark.sql.ansi.enabled = false | SET",
        "TRUNCATE TABLE cells | TRUNCATE",
        "UPDATE cells SET seed = 1 | UPDATE",
        "USE default | USE",
        "SELECT TRANSFORM (id) USING 'none' FROM cells | ScriptTransformation",
        "SELECT java_method('no.such.Class', 'none') | function java_method",
        "SELECT reflect('no.such.Class', 'none') | function reflect",
        "SELECT count(*) FROM cells WHERE id IN (SELECT java_method('no.C', 'm')) | java_method",
        "WITH a AS (SELECT reflect('no.such.Class', 'none') AS b) SELECT * FROM a | reflect",
        "SELECT id FROM cells ORDER BY input_file_name() | function input_file_name",
        "SELECT * FROM parquet.`none` | relation parquet.none",
        "SELECT * FROM text.`none` | relation text.none",
        "SELECT (SELECT count(*) FROM csv.`none`) FROM cells | relation csv.none"
      })
  void refusesByNameInOneLine(String statement, String named) {
    List<Row> before = ask("SELECT count(*) FROM cells");
    assertThatThrownBy(() -> queries.ask(statement))
        .isInstanceOf(BadInputException.class)
        .message()
        .startsWith("Invalid query: ")
        .contains(named)
        .containsAnyOf("sql only reads", "one of the views")
        .hasLineCount(1)
        .hasSizeLessThan(500);
    assertThat(ask("SELECT count(*) FROM cells")).isEqualTo(before);
    assertThat(Path.of("none")).doesNotExist();
  }

  @Test
  void wordsWithinTextsNamesAndCommentsAreNoStatements() {
    String statement =
        """
        -- DROP VIEW cells; INSERT INTO cells
        SELECT 'DROP VIEW cells; ADD JAR own.jar' AS `INSERT OVERWRITE`, "reflect('a', 'b')" AS b
        /* CREATE TABLE mine */
        FROM cells LIMIT 1;
        """;
    assertThat(ask(statement))
        .containsExactly(
            RowFactory.create("DROP VIEW cells; ADD JAR own.jar", "reflect('a', 'b')"));
  }

  @Test
  void everyFileOfQueriesIsAnswered() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("jobs/sql"))) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).hasSizeGreaterThan(5);
      for (Path file : all) {
        assertThat(ask(Files.readString(file))).as(file.toString()).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM cells a JOIN cells b USING (id) WHERE a.seed IN (SELECT seed FROM cells)",
        "WITH a AS (SELECT seed FROM cells), b AS (SELECT * FROM a) SELECT * FROM b UNION ALL SELECT 1",
        "SELECT id, rank() OVER (PARTITION BY seed ORDER BY id) AS r FROM cells QUALIFY r = 1",
        "SELECT status, count(*) FILTER (WHERE seed > 1) FROM cells GROUP BY ALL HAVING count(*) > 0",
        "SELECT seed, sum(count(*)) OVER w FROM cells GROUP BY seed WINDOW w AS (ORDER BY seed)",
        "SELECT status, seed, count(*) FROM cells GROUP BY CUBE (status, seed)",
        "SELECT * FROM (SELECT status, seed FROM cells) PIVOT (count(*) FOR seed IN (1, 2))",
        "SELECT * FROM (SELECT 1 AS a, 2 AS b) UNPIVOT (v FOR n IN (a, b))",
        "SELECT id, epoch FROM cells LATERAL VIEW explode(checkpoint_epochs) AS epoch",
        "SELECT id, e.* FROM cells, LATERAL (SELECT size(checkpoint_epochs) AS n) e",
        "SELECT transform(checkpoint_train_loss, x -> ln(greatest(x, 1e-12))) FROM cells",
        "SELECT /*+ COALESCE(1) */ DISTINCT seed FROM cells ORDER BY seed LIMIT 3 OFFSET 1",
        "SELECT seed FROM cells INTERSECT SELECT seed FROM cells EXCEPT SELECT 1",
        "SELECT * FROM cells TABLESAMPLE (50 PERCENT)",
        "SELECT CASE WHEN seed = 1 THEN 'a' ELSE 'b' END, CAST(seed AS STRING), started + INTERVAL 1 DAY,"
            + " date_trunc('HOUR', started), EXTRACT(YEAR FROM started) FROM cells",
        "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY final_train_loss), median(final_train_loss),"
            + " max_by(id, final_train_loss), typeof(first(seed)) FROM cells",
        "FROM cells SELECT id WHERE id LIKE ANY ('a%', 'b%')",
        "SELECT * FROM range(3) CROSS JOIN VALUES (1), (2) AS t(a)",
        "TABLE cells",
        "SHOW TABLES",
        "DESCRIBE cells"
      })
  void queriesAreAnswered(String statement) {
    assertThat(queries.ask(statement).columns()).isNotEmpty();
  }

  /**
   * Of every function that is allowed, the examples of Spark's own manual are answered: what such
   * functions turn into when a plan is analysed is listed too.
   */
  @Test
  void theManualsExamplesOfAllowedFunctionsAreAnswered() {
    int answered = 0;
    List<String> refused = new ArrayList<>();
    for (FunctionIdentifier function :
        CollectionConverters.asJava(spark.sessionState().functionRegistry().listFunction())) {
      ExpressionInfo info = spark.sessionState().functionRegistry().lookupFunction(function).get();
      for (String example : examples(info)) {
        try {
          answered += queries.ask(example).columns().length > 0 ? 1 : 0;
        } catch (BadInputException e) {
          if (e.getMessage().contains("sql only reads")) {
            refused.add(info.getGroup() + " " + function.funcName() + ": " + e.getMessage());
          }
        }
      }
    }
    assertThat(answered).isGreaterThan(600);
    assertThat(refused)
        .allMatch(
            line ->
                line.matches(
                    "(avro|bitmap|csv|misc|protobuf|sketch|st|url|variant|vector|xml|null)_?\\w* .*"
                        + "|.*(sketch|approx_top_k|bitmap|theta|tuple|kll|hll).*"));
  }

  private static List<String> examples(ExpressionInfo info) {
    return info.getExamples()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("> SELECT"))
        .map(line -> line.substring(2))
        .toList();
  }

  @Test
  void errorsSayWhatAndWhere() {
    Map<String, String> messages =
        Map.of(
            "SELEC 3", "Syntax error at or near 'SELEC' in line 1 at character 1",
            "SELECT 1,\n 2 FROM cells ORDER 3", "Syntax error at or near '3'",
            "SELECT lr FROM cells", "`lr` cannot be resolved",
            "SELECT 1 FROM cels", "`cels` cannot be found",
            "SELECT nosuch(1)", "`nosuch`",
            "SELECT 1; SELECT 2", "a second statement begins in line 1 at character 11",
            "SELECT 1; -- one\nSELECT 2", "a second statement begins in line 2 at character 1",
            "-- Nothing.\n", "there is no statement in it",
            "/* Nothing. */ ;", "there is no statement in it",
            "", "there is no statement in it");
    messages.forEach(
        (statement, message) ->
            assertThatThrownBy(() -> queries.ask(statement))
                .as(statement)
                .isInstanceOf(BadInputException.class)
                .message()
                .startsWith("Invalid query: ")
                .contains(message)
                .doesNotContain("SQLSTATE", "== SQL ==")
                .hasLineCount(1)
                .hasSizeLessThan(500));
  }

  @Test
  void anErrorThatOnlyComputingMeetsIsOfTheQueryToo() {
    assertThatThrownBy(() -> ask("SELECT CAST(id AS INT) FROM cells"))
        .isInstanceOf(BadInputException.class)
        .message()
        .startsWith("Invalid query: ")
        .hasLineCount(1);
  }
}
