package dev.initsweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** DuckDB reads the tables without Spark: what it finds must be what was to be written. */
class DuckDbTest {

  @TempDir static Path temp;

  @BeforeAll
  static void write() {
    ResultsFolder folder = LocalSpark.folder(temp);
    SmallTables.write(LocalSpark.session(), folder);
    LocalSpark.write(folder, LocalSpark.results(41, 30));
  }

  @Test
  void everyColumnOfEveryCellHasTheValueThatWasWritten() throws SQLException {
    Map<String, List<Object>> expected = new TreeMap<>();
    List<Row> rows = new ArrayList<>();
    SmallTables.cells().forEach(result -> rows.add(CellSchema.toRow(result)));
    LocalSpark.results(41, 30).forEach(result -> rows.add(CellSchema.toRow(result)));
    for (Row row : rows) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        values.add(plain(row.get(i)));
      }
      expected.put(row.getString(0), values);
    }
    Map<String, List<Object>> found = new TreeMap<>();
    query(
        "SELECT %s FROM %s"
            .formatted(String.join(", ", CellSchema.COLUMNS.names()), files("cells")),
        row -> {
          List<Object> values = new ArrayList<>();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(plain(row.getObject(i)));
          }
          found.put(row.getString(1), values);
        });
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void arraysOpenAndBitsCount() throws SQLException {
    List<List<Object>> found = new ArrayList<>();
    query(
        "SELECT unnest(checkpoint_epochs), unnest(checkpoint_train_loss),"
            + " bit_count(test_correct::BIT), epoch(started)"
            + " FROM %s WHERE id = '%s'".formatted(files("cells"), SmallTables.GROUP.he(1).id()),
        row ->
            found.add(List.of(row.getInt(1), row.getDouble(2), row.getInt(3), row.getDouble(4))));
    // 2026-01-01T12:34:56.789012Z, in seconds.
    double started = 1767270896.789012;
    assertThat(found)
        .containsExactly(
            List.of(1, 4 * .2, 4, started),
            List.of(2, 2 * .2, 4, started),
            List.of(3, .2, 4, started));
  }

  @Test
  void predictionsAndVerdictsOpenToo() throws SQLException {
    List<List<Object>> found = new ArrayList<>();
    query(
        "SELECT p.predictor, p.coordinate, p.interval_high, p.details['laziness'], v.conclusion"
            + " FROM %s p JOIN %s v USING (group_id, predictor) WHERE v.claim = 'lower-loss'"
                .formatted(files("predictions"), files("verdicts")),
        row ->
            found.add(
                List.of(
                    row.getString(1),
                    row.getDouble(2),
                    row.getDouble(3),
                    row.getDouble(4),
                    row.getString(5))));
    assertThat(found)
        .containsExactly(List.of("kl-once", 4.0, Double.POSITIVE_INFINITY, .25, "HOLDS"));
  }

  @Test
  void everyFootersMetadataNameTableAndVersion() throws SQLException {
    List<String> found = new ArrayList<>();
    query(
        "SELECT decode(value) FROM parquet_kv_metadata('%s') WHERE decode(key) = '%s'"
            .formatted(temp.resolve("results/cells/*/*.parquet"), Footer.SPARK_SCHEMA),
        row -> found.add(row.getString(1)));
    assertThat(found)
        .hasSize(4)
        .allMatch(json -> json.contains("\"initsweep.table\":\"cells\""))
        .allMatch(json -> json.contains("\"initsweep.format\":2"));
  }

  /** DuckDB would take the folder's name for the values of the column. */
  @Test
  void thePagesReadingsMindNoFoldersName() throws SQLException, IOException {
    Path folder = temp.resolve("weight_decay=0.5").resolve("quick");
    ResultsFolder results = ResultsFolder.at(folder.toString(), LocalSpark.session());
    SmallTables.write(LocalSpark.session(), results);
    for (String page : List.of("docs/sql.md", "docs/format.md")) {
      Matcher reading =
          Pattern.compile("read_parquet\\('[^)]*\\)").matcher(Files.readString(Path.of(page)));
      while (reading.find()) {
        List<Double> found = new ArrayList<>();
        query(
            "SELECT DISTINCT weight_decay FROM "
                + reading.group().replace("results/quick", folder.toString()),
            row -> found.add(row.getDouble(1)));
        assertThat(found)
            .as(page)
            .containsExactly(SmallTables.GROUP.setting().weightDecay())
            .doesNotContain(.5);
      }
    }
  }

  private static String files(String table) {
    return "read_parquet('%s')".formatted(temp.resolve("results/" + table + "/*/*.parquet"));
  }

  private static void query(String sql, RowReader reader) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /** One form for values of Spark's rows and of DuckDB's; its equals compares bits. */
  private static Object plain(Object value) throws SQLException {
    if (value instanceof scala.collection.Seq<?> values) {
      return each(CollectionConverters.asJava(values));
    }
    if (value instanceof Array array) {
      return each(Arrays.asList((Object[]) array.getArray()));
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Blob blob) {
      return HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
    }
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    return value instanceof Timestamp time ? time.toInstant() : value;
  }

  private static List<Object> each(List<?> values) throws SQLException {
    List<Object> plain = new ArrayList<>();
    for (Object value : values) {
      plain.add(plain(value));
    }
    return plain;
  }
}
