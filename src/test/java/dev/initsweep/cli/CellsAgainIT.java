package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A sweep on a CSV file: its cells replayed, exported, trained in numpy, merged and compared. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CellsAgainIT {

  @TempDir private static Path folder;

  private static String results;
  private static String cell;

  @BeforeAll
  static void sweep() throws Exception {
    Path data = Files.writeString(folder.resolve("blobs.csv"), blobs());
    Path plan =
        Files.writeString(
            folder.resolve("own.conf"),
            """
            data-sets = "%s"
            hidden-widths = [24, 24]
            learning-rates = 0.1
            batch-sizes = 20
            epochs = 30
            grid.values = [1, 2, 8]
            seeds = 2
            race.until-decided = no
            predictors = [he]
            """
                .formatted(data));
    results = folder.resolve("results").toString();
    done("run", plan.toString(), "--output", results);
    cell =
        done("sql", results, "SELECT id FROM cells WHERE variance_scale = 8 AND seed = 1", "--csv")
            .lines()
            .toList()
            .get(1);
  }

  /** Three clouds in six dimensions, with a header. */
  static String blobs() {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder("a,b,c,d,e,f,kind\n");
    for (int i = 0; i < 500; i++) {
      int kind = i % 3;
      for (int column = 0; column < 6; column++) {
        text.append((column % 3 == kind ? 1.2 : 0) + random.nextGaussian()).append(',');
      }
      text.append("cloud-").append(kind).append('\n');
    }
    return text.toString();
  }

  private static String done(String... arguments) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    int exitCode = execute(output, errors, arguments);
    assertThat(exitCode).as(List.of(arguments) + "\n" + output + errors).isZero();
    return output.toString();
  }

  private static int execute(StringWriter output, StringWriter errors, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--master", "local[2]"));
    return Main.execute(
        new PrintWriter(output, true), new PrintWriter(errors, true), all.toArray(String[]::new));
  }

  @Test
  @Order(1)
  void aReplayedCellIsIdentical() throws Exception {
    assertThat(done("replay", results, cell.substring(0, 10)))
        .contains("identical: ")
        .doesNotContain("kernels differ");
  }

  @Test
  @Order(2)
  void anExportedCellAgreesInNumpy() throws Exception {
    assertAgreesInNumpy(results, cell);
  }

  private static void assertAgreesInNumpy(String results, String cell) throws Exception {
    Path file = folder.resolve("cell-" + cell + ".npz");
    done("export", results, cell, "--to", file.toString());
    Process process =
        new ProcessBuilder("/usr/bin/python3", "docs/reproduce.py", file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains(cell, "agrees");
  }

  @Test
  @Order(3)
  void theKeptPlanTrainsTheSameAgain() throws Exception {
    String plan;
    try (var plans = Files.list(Path.of(results, "plans"))) {
      plan =
          plans
              .filter(path -> !path.getFileName().toString().startsWith("."))
              .findFirst()
              .orElseThrow()
              .toString();
    }
    String again = folder.resolve("again").toString();
    done("run", plan, "--output", again);
    assertThat(done("diff", results, again))
        .contains("0 in the first folder alone, 0 in the second", "6 equal", "verdicts changed: 0");
  }

  @Test
  @Order(4)
  void mergedFoldersHaveEachCellOnce() throws Exception {
    String all = folder.resolve("all").toString();
    assertThat(done("merge", results, folder.resolve("again").toString(), "--into", all))
        .contains(", 6 cells in ");
  }

  @Test
  @Order(5)
  void theWatchOfAFinishedSweepWritesThePageAndEnds() throws Exception {
    Files.delete(Path.of(results, "report.html"));
    assertThat(done("watch", results)).contains("6 of 6 cells");
    assertThat(Path.of(results, "report.html")).isNotEmptyFile();
  }

  @Test
  @Order(6)
  void quietTellsNothingButTheResult() throws Exception {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    assertThat(execute(output, errors, "status", results, "--quiet")).isEqualTo(ExitCode.DONE);
    assertThat(execute(output, errors, "replay", results, cell, "-q")).isEqualTo(ExitCode.DONE);
    assertThat(output.toString()).contains("cells   6 of 6 done", "identical: ");
    assertThat(errors.toString()).isEmpty();
  }

  /** What the prompt reads may be a file; the exit code tells of a wrong query in it. */
  @Test
  @Order(7)
  void thePromptAnswersWhatItReads() throws Exception {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    InputStream in = System.in;
    String queries =
        """
        SELECT count(*) AS cells
        FROM cells;
        SELECT nothing FROM nowhere;
        SELECT 1 / 0;
        SELECT max(variance_scale) AS largest FROM cells;
        """;
    System.setIn(new ByteArrayInputStream(queries.getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(execute(output, errors, "sql", results, "--csv")).isEqualTo(ExitCode.BAD_INPUT);
    } finally {
      System.setIn(in);
    }
    assertThat(output.toString()).isEqualTo("cells\n6\nlargest\n8.0\n");
    assertThat(errors.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("Invalid query: "));
  }

  @Test
  @Order(8)
  void anUnknownCellIsOneLine() throws Exception {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    assertThat(execute(output, errors, "replay", results, "ffffffffffff"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString().lines().filter(line -> line.contains("Cannot find the cell")))
        .hasSize(1);
  }

  /**
   * Biases drawn with the variance of the weights; the fixed point of two pilots' points is that of
   * a straight line through the mean growths, here asked of the Parquet rows.
   */
  @Test
  @Order(9)
  void drawnBiasesAgreeInNumpyAndTheFixedPointInSql() throws Exception {
    Path plan =
        Files.writeString(
            folder.resolve("drawn.conf"),
            """
            data-sets = "%s"
            hidden-widths = [24, 24]
            learning-rates = 0.1
            batch-sizes = 20
            epochs = 10
            axes = global
            initial-biases = axis
            grid { abscissa = s0, values = [0.2, 0.4] }
            seeds = 2
            race.until-decided = no
            predictors = [he, horii-has]
            pilots { seeds = 2, from = 0.2, to = 1.6, per-octave = 0.333333333333 }
            """
                .formatted(folder.resolve("blobs.csv")));
    String drawn = folder.resolve("drawn").toString();
    done("run", plan.toString(), "--output", drawn);
    String id =
        "SELECT id FROM cells WHERE NOT pilot AND abs(scales[0] - 0.24) < 1e-9 AND seed = 1";
    assertAgreesInNumpy(drawn, done("sql", drawn, id, "--csv").lines().toList().get(1));
    String root =
        done(
            "sql",
            drawn,
            "SELECT element_at(roots, 1) FROM predictions WHERE predictor = 'horii-has'",
            "--csv");
    assertThat(Double.parseDouble(root.lines().toList().get(1)))
        .isCloseTo(fixedPoint(drawn), withinPercentage(1e-7));
  }

  /** Networks 6-24-24-3; x is log2 of s0^2, y the log of the squared norm's growth. */
  private static double fixedPoint(String results) throws Exception {
    String query =
        """
        WITH trainings AS (
          SELECT log2(scales[1] / 6) AS x,
            ln((144 * final_mean_squares[1] + 576 * final_mean_squares[2]
                + 72 * final_mean_squares[3] + 24 * final_bias_mean_squares[1]
                + 24 * final_bias_mean_squares[2] + 3 * final_bias_mean_squares[3])
              / (144 * initial_mean_squares[1] + 576 * initial_mean_squares[2]
                + 72 * initial_mean_squares[3] + 24 * initial_bias_mean_squares[1]
                + 24 * initial_bias_mean_squares[2] + 3 * initial_bias_mean_squares[3])) AS y
          FROM read_parquet('%s/cells/*/*.parquet')
          WHERE pilot AND status = 'ok' AND abs(scales[1] / 6 - scales[2] / 24) < 1e-9),
        points AS (SELECT x, avg(y) AS y FROM trainings GROUP BY x)
        SELECT pow(2, a.x - a.y * (b.x - a.x) / (b.y - a.y))
        FROM points a, points b WHERE a.y > 0 AND b.y < 0
        """
            .formatted(results);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      assertThat(answer.next()).isTrue();
      double root = answer.getDouble(1);
      assertThat(answer.next()).as("one root between the two points").isFalse();
      return root;
    }
  }
}
