package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.plan.PredictorSpec;
import org.junit.jupiter.api.Test;

/** Predictors that look at the data but train nothing. */
class WithoutTrainingTest {

  private final PredictorInput question =
      Invented.question(40, BiasTreatment.NONE, .05, 8, 3, 12, 300, 200, 3);
  private final TrainingInputs inputs = TrainingInputs.of(question, 40);
  private final Architecture architecture = question.group().setting().architecture();

  @Test
  void unitLogitsHasTheClosedFormOfRelu() {
    double g = predict("unit-logits").details().get("g");
    assertThat(g).isCloseTo(Math.cbrt(4 / inputs.meanSquare()), within(1e-9));
  }

  @Test
  void unitLogitsGivesRandomNetworksLogitsOfVarianceOne() {
    double g = predict("unit-logits").details().get("g");
    double sum = 0;
    int networks = 150;
    for (int seed = 0; seed < networks; seed++) {
      for (double[] logits :
          inputs.logits(DoubleNetwork.random(architecture, Scales.uniform(g, 3), seed))) {
        for (double logit : logits) {
          sum += logit * logit / (40 * 3 * networks);
        }
      }
    }
    assertThat(sum).as("seeds 0 to 149").isCloseTo(1, within(.2));
  }

  @Test
  void lsuvDividesByTheInputsMeanSquareAndThenIsHes() {
    Scales scales = predict("lsuv").scales().orElseThrow();
    assertThat(scales.layer(0)).isCloseTo(1 / inputs.meanSquare(), within(.02));
    assertThat(scales.layer(1)).isCloseTo(2, within(1e-9));
  }

  @Test
  void kernelNamesItsLaziness() {
    Prediction kernel = predict("kernel");
    assertThat(kernel.scales().isPresent() || !kernel.reason().isEmpty()).isTrue();
    if (kernel.scales().isPresent()) {
      assertThat(kernel.details().get("laziness")).isBetween(0., 10.);
    }
  }

  private Prediction predict(String name) {
    return Predictors.standard().named(PredictorSpec.named(name)).answer(question);
  }
}
