package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that nobody tuned for: 20 columns, 3 classes. */
class RecommendIT {

  private static final int BUDGET_SECONDS = 180;

  @TempDir private static Path folder;

  private static String table() {
    Random random = new Random(11);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 900; i++) {
      double[] x = random.doubles(20, -1, 1).toArray();
      double score = x[0] * x[1] + Math.sin(3 * x[2]) + .5 * x[3] + .2 * random.nextGaussian();
      for (double value : x) {
        text.append(value).append(',');
      }
      text.append(score < -.4 ? 0 : score < .4 ? 1 : 2).append('\n');
    }
    return text.toString();
  }

  @Test
  void staysInItsBudgetAndNeverRecommendsWhatTheEvidenceDoesNotBear() throws Exception {
    Path data = Files.writeString(folder.resolve("table.csv"), table());
    Path results = folder.resolve("results");
    Launcher.Result result =
        Launcher.run(
            "recommend",
            "--data",
            data.toString(),
            "--architecture",
            "20-32-3",
            "--budget",
            BUDGET_SECONDS + "s",
            "--output",
            results.toString(),
            "--json");
    assertThat(result.exitCode()).as(result.errors()).isZero();
    assertThat(result.errors()).contains("rows of CSV", "  label: column ", "  test: ");
    JsonNode answer = new ObjectMapper().readTree(result.output());
    assertThat(answer.path("seconds").asDouble()).isLessThanOrEqualTo(BUDGET_SECONDS);
    assertThat(answer.path("fresh_seeds").asInt()).isGreaterThanOrEqualTo(5);
    assertThat(answer.path("fresh_cells").asInt())
        .isGreaterThanOrEqualTo(2 * answer.path("fresh_seeds").asInt());
    assertThat(answer.path("search_cells").asInt()).isGreaterThanOrEqualTo(22);
    assertThat(answer.path("paste")).hasSize(3);
    // The comparison is shown also where it speaks for He's.
    if (answer.path("candidate").asDouble() != 2) {
      assertThat(answer.path("log_loss_against_he").path("low").isNumber()).isTrue();
      assertThat(answer.path("accuracy_against_he").path("low").isNumber()).isTrue();
    }
    assertFreshSeeds(results, answer.path("fresh_seeds").asInt());
    double high = answer.path("log_loss_against_he").path("high").asDouble(0);
    if (answer.path("is_he").asBoolean()) {
      assertThat(answer.path("g").asDouble()).isEqualTo(2);
      assertThat(answer.path("reason").asText()).isNotBlank();
    } else {
      assertThat(high).isLessThanOrEqualTo(Math.log(1.05));
      assertThat(answer.path("g").asDouble()).isEqualTo(answer.path("candidate").asDouble());
    }
    assertThat(results.resolve("report.html")).isNotEmptyFile();
  }

  /** The seeds of the last plan have no cell among those that placed the candidate. */
  private static void assertFreshSeeds(Path results, int count) throws Exception {
    Launcher.Result result =
        Launcher.run(
            "sql",
            results.toString(),
            String.format(
                    Locale.ROOT,
                    "SELECT count(DISTINCT seed) FILTER (WHERE seed <= %d) AS fresh,",
                    count)
                + " count(DISTINCT variance_scale) FILTER (WHERE seed > 1000000) AS searched"
                + " FROM cells WHERE NOT pilot",
            "--csv");
    assertThat(result.output())
        .isEqualTo(String.format(Locale.ROOT, "fresh,searched\n%d,11\n", count));
  }
}
