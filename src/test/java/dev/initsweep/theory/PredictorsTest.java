package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.plan.PredictorSpec;
import org.junit.jupiter.api.Test;

class PredictorsTest {

  @Test
  void everyNameFindsItsPredictor() {
    assertThat(Predictors.standard().names())
        .doesNotHaveDuplicates()
        .allSatisfy(
            name -> {
              Predictor predictor = Predictors.standard().named(PredictorSpec.named(name));
              assertThat(predictor.name()).isEqualTo(name);
              assertThat(predictor.citation()).isNotBlank();
            });
  }

  @Test
  void anUnknownNameListsTheKnownOnesAndTheNearest() {
    assertThatThrownBy(() -> Predictors.standard().named(PredictorSpec.named("kl-bond")))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "Invalid predictor: kl-bond (expected one of he, he-zero-biases, "
                + "he-output-1, lecun, glorot, ")
        .hasMessageEndingWith("; the nearest is kl-bound)");
  }
}
