package dev.initsweep.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanHashTest {

  @TempDir Path folder;

  private String hash(String text) {
    return Plans.parse(folder, text).hash();
  }

  @RepeatedTest(20)
  void doesNotDependOnTheOrderInTheFile(RepetitionInfo repetition) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "epochs = [2, 4]",
                "learning-rates = [0.1, 0.2]",
                "seeds = [3, 1, 2]",
                "predictors = [he, lecun, kl-once]",
                "grid.values = [4, 1, 2]",
                "verdict.margin = 2"));
    String hash = hash(String.join("\n", lines));
    int seed = repetition.getCurrentRepetition();
    Collections.shuffle(lines, new Random(seed));
    String shuffled =
        String.join("\n", lines)
            .replace("[2, 4]", "[4, 2]")
            .replace("[0.1, 0.2]", "[0.2, 1e-1]")
            .replace("[he, lecun, kl-once]", "[kl-once, he, lecun]")
            .replace("[3, 1, 2]", "3");
    assertThat(hash(shuffled)).as("seed %d", seed).isEqualTo(hash);
  }

  @Test
  void dependsNeitherOnTheNameNorOnHowThePlanIsRun() {
    assertThat(hash("name = other\nrun { engine = dl4j, task-seconds = 1 }")).isEqualTo(hash(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "epochs = 21",
        "seeds = 7",
        "grid.to = 512",
        "axes = global",
        "predictors = [he]",
        "predictors = [he, { name = a, formula = \"1\" }]",
        "predictors = [he, { name = a, formula = \"2\" }]",
        "predictors = [he, { name = a, formula = \"2\", exponents = { eta = 1 } }]",
        "pilots.seeds = 3",
        "pilots.to = 2",
        "verdict.budget = 16",
        "verdict.metric = test-loss",
        "verdict.confidence = 0.9",
        "race.until-decided = no",
        "race.looks = [5, 20]",
        "race.shares = 1",
        "race.resolution = 0.5",
        "common-random-numbers = none"
      })
  void dependsOnAllThatDecidesCellsAndVerdicts(String text) {
    assertThat(hash(text)).isNotEqualTo(hash(""));
  }
}
