package dev.initsweep.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PredictionTest {

  private static final Setting SETTING =
      Setting.of(
              new DataChoice("mnist", "cd".repeat(32), 1000, Subset.FIRST, InputScaling.UNIT),
              new Mlp(List.of(784, 8, 10), Activation.RELU, BiasTreatment.TRAINED))
          .build();

  private static Prediction prediction(Map<String, Double> details) {
    return new Prediction(
        "group",
        "kl-bound",
        SETTING,
        Optional.of(Scales.he(2)),
        OptionalDouble.of(2),
        List.of(2.),
        Optional.empty(),
        "",
        "",
        details);
  }

  @Test
  void tablesKeepWhatSeedsSayAmongTheDetails() {
    Map<String, Double> details =
        Map.of("seeds", 3., "drift", -.5, "root-seed-1", 2.5, "root-seed-12", 4.);
    Prediction prediction = prediction(details);
    assertThat(prediction.seeds()).isEqualTo(new SeedEvidence(3, Map.of(1L, 2.5, 12L, 4.)));
    assertThat(prediction.figures()).isEqualTo(Map.of("drift", -.5));
    assertThat(prediction.details()).isEqualTo(details);
  }

  @Test
  void whatIsAddedIsFoundInTheDetails() {
    Prediction bare = prediction(Map.of("laziness", .1));
    assertThat(bare.seeds()).isEqualTo(SeedEvidence.NONE);
    assertThat(bare.withSeeds(2).withRootsOfSeeds(Map.of(7L, 8.)).details())
        .isEqualTo(Map.of("laziness", .1, "seeds", 2., "root-seed-7", 8.));
  }
}
