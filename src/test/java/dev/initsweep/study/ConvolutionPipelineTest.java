package dev.initsweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.store.TableSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the second experiment on made-up trainings, whose answers are known. */
class ConvolutionPipelineTest {

  private static final Path QUERIES = Path.of("jobs/sql/convolution");

  /**
   * Two layers, three seeds at g = 2 and 4. Losses are .2 and .1 in the geometric mean; the ratios
   * at He's point are 1 and 1.5 with a standard deviation of .1.
   */
  private static final String ROWS =
      """
      INSERT INTO no_cells BY NAME
      SELECT printf('%d-%g', seed, g) AS id, 's' AS setting_id, 'mnist' AS data,
        '28x28x1: 16c3 p2 10' AS architecture, 2 AS depth, [g, g] AS scales, g AS variance_scale,
        seed, 'ok' AS status, false AS pilot, .4 / g * exp(.01 * (seed - 2)) AS final_train_loss,
        .9 AS final_test_accuracy,
        [1 + .1 * (seed - 2), 1.5 + .1 * (seed - 2)] AS final_layer_ratios
      FROM range(1, 4) seeds(seed), (VALUES (2::DOUBLE), (4::DOUBLE)) scales(g);
      INSERT INTO no_verdicts BY NAME
      SELECT 's' AS setting_id, 'mnist' AS data, '28x28x1: 16c3 p2 10' AS architecture,
        'fan-in' AS axis, 'coincidence' AS claim, 'he' AS predictor, 'INCONCLUSIVE' AS conclusion,
        2::DOUBLE AS predicted, 4::DOUBLE AS optimum, 2.8::DOUBLE AS optimum_low,
        5.6::DOUBLE AS optimum_high, TIMESTAMPTZ '2026-01-01 00:00:00+00' AS written;
      """;

  @TempDir private Path temp;

  private Path tables() throws SQLException, IOException {
    Path results = temp.resolve("results");
    try (Duck duck = Duck.ofResults(results)) {
      duck.execute(ROWS);
      for (String table : TableSchemas.all().keySet()) {
        Path file =
            Files.createDirectories(results.resolve(table + "/run=1")).resolve("part.parquet");
        duck.execute("COPY no_%s TO '%s' (FORMAT parquet)".formatted(table, file));
      }
    }
    Path docs = Files.createDirectories(temp.resolve("docs"));
    PageTables.write(QUERIES, results, docs);
    return docs;
  }

  private static List<List<String>> ask(Path docs, String query) throws SQLException, IOException {
    try (Duck duck = Duck.ofCommitted(docs)) {
      return duck.ask(Files.readString(QUERIES.resolve(query + ".sql"))).rows();
    }
  }

  @Test
  void tablesSayWhatTheTrainingsDid() throws SQLException, IOException {
    Path docs = tables();
    assertThat(ask(docs, "state").get(0))
        .containsExactly("There are 6 trainings; of 1 groups 1 are judged.");
    assertThat(ask(docs, "in-short").get(0))
        .containsExactly(
            "`28x28x1: 16c3 p2 10`: He INCONCLUSIVE on mnist, with 100.0 % more loss than the least.",
            "At He's place the ratio of a layer is 1.000 to 1.500 with 2 layers.");
    // Student's t of 2 degrees of freedom, 4.3027, times .1 / sqrt(3), is .2484.
    assertThat(ask(docs, "ratios"))
        .filteredOn(row -> row.get(2).equals("He"))
        .extracting(row -> row.subList(3, 7))
        .containsExactly(
            List.of("2", "1", "1.000 (0.752 to 1.248)", "yes"),
            List.of("2", "2", "1.500 (1.252 to 1.748)", "no"));
    assertThat(ask(docs, "ratios"))
        .filteredOn(row -> row.get(2).equals("least loss"))
        .allMatch(row -> row.get(3).equals("4"))
        .hasSize(2);
    assertThat(ask(docs, "best").get(0).subList(2, 8))
        .containsExactly("4", "2.8 to 5.6", "INCONCLUSIVE", "0.1000", "0.2000", "+100.0 %");
    assertThat(ask(docs, "relation").get(0).subList(2, 6))
        .containsExactly("2", "1.000", "1.500", "1");
    assertThat(ask(docs, "claims").get(0).subList(2, 5)).containsExactly("he", "2", "INCONCLUSIVE");
    String page = Files.readString(Path.of("docs/paper/convolution/README.md"));
    assertThat(FilledPage.filled(page, QUERIES, docs))
        .doesNotContain("There is nothing to show here");
  }
}
