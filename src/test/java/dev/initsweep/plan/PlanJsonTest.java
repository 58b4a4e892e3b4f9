package dev.initsweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PlanJsonTest {

  private static final String TEXT = PlanJson.write(new RandomPlans(1).plan());

  @RepeatedTest(100)
  void givesBackThePlan(RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    Plan plan = new RandomPlans(seed).plan();
    assertThat(PlanJson.read(PlanJson.write(plan))).as("seed %d", seed).isEqualTo(plan);
  }

  @Test
  void refusesAPlanThatWasChanged() {
    String hash = PlanJson.read(TEXT).hash();
    assertThatThrownBy(
            () -> PlanJson.read(TEXT.replaceFirst("\"epochs\" : \\d+", "\"epochs\" : 99")))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Invalid hash of a kept plan: " + hash + " (expected ");
  }

  @Test
  void refusesATextThatEndsEarly() {
    assertThatThrownBy(() -> PlanJson.read(TEXT.substring(0, TEXT.length() / 2)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Cannot read a kept plan: ");
  }

  @Test
  void refusesAnotherFormat() {
    assertThatThrownBy(() -> PlanJson.read(TEXT.replace("\"format\" : 2", "\"format\" : 3")))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Invalid format of a kept plan: 3 (expected 1 or 2)");
  }
}
