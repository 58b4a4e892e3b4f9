package dev.initsweep.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanDiffTest {

  private static final String BASE =
      """
      learning-rates = [0.1, 0.2]
      epochs = 4
      seeds = 2
      predictors = [he]
      grid { from = 1, to = 4 }
      """;

  @TempDir Path folder;

  private PlanDiff diff(String key, String value) {
    Plan earlier = Plans.parse(folder, BASE);
    return PlanDiff.of(earlier, Plans.parse(folder, BASE, key + "=" + value));
  }

  @Test
  void findsNothingBetweenAPlanAndItself() {
    assertThat(diff("run.task-seconds", "3")).isEqualTo(new PlanDiff(List.of(), List.of()));
  }

  @Test
  void countsMorePointsAsGrowth() {
    PlanDiff diff = diff("grid.to", "8");
    assertThat(diff.changed()).isEmpty();
    assertThat(diff.added()).containsExactly("more points: 8 (2 groups)");
  }

  @Test
  void countsMoreSeedsAsGrowth() {
    PlanDiff diff = diff("seeds", "4");
    assertThat(diff.changed()).isEmpty();
    assertThat(diff.added()).containsExactly("more seeds: 3, 4 (2 groups)");
  }

  @Test
  void countsMorePredictorsWithTheirPilotsAsGrowth() {
    PlanDiff diff = diff("predictors", "[he, kl-once]");
    assertThat(diff.changed()).isEmpty();
    assertThat(diff.added())
        .containsExactly(
            "more pilots' points: 1, 2, 4 (2 groups)",
            "more pilots' seeds: 2147483648, 2147483649 (2 groups)",
            "more predictors: kl-once (2 groups)");
  }

  @Test
  void countsMoreGroupsAsGrowth() {
    PlanDiff diff = diff("learning-rates", "[0.1, 0.2, 0.3]");
    assertThat(diff.changed()).isEmpty();
    assertThat(diff.added())
        .containsExactly("new group: mnist 784-128-128-10 relu, eta 0.3, fan-in");
  }

  @Test
  void tellsAChangedMeaning() {
    PlanDiff diff = diff("epochs", "8");
    assertThat(diff.changed()).isNotEmpty();
    assertThat(diff.changed()).containsExactly("epochs: 4 became 8 (2 groups)");
    assertThat(diff.added()).isEmpty();
  }

  @Test
  void pairsGroupsThatDifferLeast() {
    PlanDiff diff = diff("learning-rates", "[0.3, 0.2]");
    assertThat(diff.changed()).containsExactly("learning-rate: 0.1 became 0.3");
  }

  @Test
  void tellsAnotherVerdict() {
    assertThat(diff("verdict.margin", "0.5").changed())
        .containsExactly("verdict.margin: 1 became 0.5 (2 groups)");
  }

  @Test
  void tellsWhatIsNoLongerAskedFor() {
    assertThat(diff("grid.from", "2").changed())
        .containsExactly("points no longer asked for: 1 (2 groups)");
    assertThat(diff("learning-rates", "0.1").changed())
        .containsExactly("no longer asked for: mnist 784-128-128-10 relu, eta 0.2, fan-in");
  }
}
