package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Predictions, then the run that goes on from them, whose cells give each seed a root of its own.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PredictIT {

  /** Networks 32-16-4 whose squared norm has a fixed point within the grid. */
  private static final String PLAN =
      """
      data-sets = synthetic
      train-examples = 200
      hidden-widths = [16]
      learning-rates = 0.1
      batch-sizes = 20
      epochs = 4
      grid { from = 0.125, to = 256 }
      seeds = 3
      predictors = [kernel, kl-norm, kl-bound]
      pilots.seeds = 2
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;

  private static JsonNode predicted;

  @Test
  @Order(1)
  void everyPredictorAnswersWithACoordinateOrAReason() throws Exception {
    predicted = json("predict").get(0).get("predictions");
    assertThat(predicted).hasSize(3);
    for (JsonNode prediction : predicted) {
      assertThat(prediction.get("coordinate").isNumber())
          .as(prediction.toString())
          .isEqualTo(prediction.get("reason").asText().isEmpty());
    }
    assertThat(named(predicted, "kl-norm").get("coordinate").isNumber()).isTrue();
  }

  @Test
  @Order(2)
  void aRunKeepsThePredictionsAndGivesEachSeedItsRoot() throws Exception {
    JsonNode report = json("run").get(0);
    JsonNode norm = named(report.get("predictions"), "kl-norm");
    assertThat(norm.get("coordinate")).isEqualTo(named(predicted, "kl-norm").get("coordinate"));
    for (int seed = 1; seed <= 3; seed++) {
      double root = norm.get("details").get("root-seed-" + seed).asDouble();
      double[] bracket = whereNormsStopGrowing(seed);
      assertThat(root).as("seed %s", seed).isBetween(bracket[0], bracket[1]);
    }
  }

  /** The lowest two neighbouring g of a seed's cells between which growth becomes shrinkage. */
  private static double[] whereNormsStopGrowing(int seed) throws Exception {
    Launcher.Result result =
        Launcher.run(
            "sql",
            folder.resolve("results").toString(),
            "SELECT scales[0] AS g, initial_mean_squares AS start, final_mean_squares AS end"
                + " FROM cells WHERE seed = "
                + seed,
            "--json");
    TreeMap<Double, Boolean> grows = new TreeMap<>();
    for (JsonNode cell : JSON.readTree(result.output())) {
      grows.put(cell.get("g").asDouble(), norm(cell.get("end")) > norm(cell.get("start")));
    }
    List<Double> g = new ArrayList<>(grows.keySet());
    for (int i = 0; i + 1 < g.size(); i++) {
      if (grows.get(g.get(i)) && !grows.get(g.get(i + 1))) {
        return new double[] {g.get(i), g.get(i + 1)};
      }
    }
    throw new AssertionError("no root of seed " + seed + " within " + grows);
  }

  private static double norm(JsonNode meanSquares) {
    return 32 * 16 * meanSquares.get(0).asDouble() + 16 * 4 * meanSquares.get(1).asDouble();
  }

  private static JsonNode named(JsonNode predictions, String predictor) {
    for (JsonNode prediction : predictions) {
      if (prediction.get("predictor").asText().equals(predictor)) {
        return prediction;
      }
    }
    throw new AssertionError("no prediction of " + predictor);
  }

  private static JsonNode json(String command) throws Exception {
    Path plan = Files.writeString(folder.resolve("tiny.conf"), PLAN);
    Launcher.Result result =
        Launcher.run(
            command, plan.toString(), "--json", "--output", folder.resolve("results").toString());
    assertThat(result.exitCode()).as(result.errors()).isZero();
    return JSON.readTree(result.output());
  }
}
