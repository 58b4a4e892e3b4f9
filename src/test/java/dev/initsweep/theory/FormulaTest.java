package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.PredictorSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormulaTest {

  /** eta .05, batch 16, 64 examples, 8 epochs. */
  private static final Group GROUP =
      new Group(
          Trainings.setting(Activation.RELU, BiasTreatment.TRAINED, 6, 5, 4), new Axis.FanIn());

  @Test
  void isEvaluatedOverTheSettingsQuantities() {
    // d = 30 + 20, depth 2, steps 8 * 4, width 5, fanin 5.5
    assertThat(root("d + depth^2 + steps/eta + width * fanin"))
        .isCloseTo(50 + 4 + 32 / .05 + 27.5, within(1e-9));
  }

  @Test
  void mayUseWhatPilotsMeasured() {
    Predictor formula = named("theta2 / 7");
    assertThat(formula.needsPilots()).isTrue();
    // Norms at measured scale 3: 3 * (5 + 4)
    assertThat(
            formula
                .answer(Trainings.question(GROUP, List.of(Trainings.trained(GROUP.he(1), 3.))))
                .roots()
                .get(0))
        .isCloseTo(27. / 7, within(1e-9));
    assertThat(predict("theta2 / 7").reason())
        .isEqualTo("no training from He's scales has measured theta2");
  }

  @Test
  void namesTheUnknownQuantityAndTheNearest() {
    assertThatThrownBy(() -> named("0.9 / etta"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "Invalid formula of mine: 0.9 / etta (etta is no quantity; expected one of batch, ")
        .hasMessageEndingWith("; the nearest is eta)");
  }

  @Test
  void refusesWhatCannotBeRead() {
    assertThatThrownBy(() -> named("0.9 / (eta"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Invalid formula of mine: 0.9 / (eta (");
  }

  @Test
  void saysThatAValueIsNoVariance() {
    assertThat(predict("eta - 1").reason()).isEqualTo("the formula's value is no variance: -0.95");
    assertThat(predict("eta / (batch - 16)").reason()).startsWith("the formula has no value here");
  }

  @Test
  void aValueOfTheSettingIsTrainedAsItIsAndAMeasuredOneRounded() {
    assertThat(predict("9").coordinate()).hasValue(9);
    assertThat(predict("0.9 / eta").coordinate()).hasValue(18);
    // 3 * (5 + 4) / 7, to a 64th of an octave.
    Prediction measured =
        named("theta2 / 7")
            .answer(Trainings.question(GROUP, List.of(Trainings.trained(GROUP.he(1), 3.))));
    assertThat(64 * Math.log(measured.coordinate().orElseThrow()) / Math.log(2))
        .isCloseTo(Math.rint(64 * Math.log(27. / 7) / Math.log(2)), within(1e-9));
  }

  @Test
  void keepsItsClaimedExponentsWithAndWithoutAValue() {
    assertThat(predict("0.9 / eta").details()).containsEntry("exponent.eta", -1.);
    assertThat(predict("eta - 1").details()).containsEntry("exponent.eta", -1.);
    assertThat(predict("theta2").details()).containsEntry("exponent.eta", -1.);
  }

  @Test
  void oneThatAnEarlierVersionUnderstoodIsKnownInPlansThatRan() {
    // Implicit multiplication, and functions of the library's own.
    for (String formula : List.of("0.9 / 2width", "2d", "LOGR(2) * eta", "SINR(eta)")) {
      Predictor kept = kept(formula);
      assertThat(kept.name()).isEqualTo("mine");
      assertThat(kept.needsPilots()).isFalse();
      assertThat(kept.answer(Trainings.question(GROUP, List.of())).reason())
          .startsWith("Invalid formula of mine: " + formula);
    }
    assertThat(kept("2theta2 / 7").needsPilots()).isTrue();
    assertThat(kept("3T").needsPilots()).isTrue();
    assertThat(kept("0.9 / eta").answer(Trainings.question(GROUP, List.of())).coordinate())
        .hasValue(18);
  }

  private static Predictor kept(String formula) {
    return Predictors.ofKeptPlans().named(new PredictorSpec("mine", formula, Map.of()));
  }

  private static double root(String formula) {
    return predict(formula).roots().get(0);
  }

  private static Prediction predict(String formula) {
    return named(formula).answer(Trainings.question(GROUP, List.of()));
  }

  private static Predictor named(String formula) {
    return Predictors.standard().named(new PredictorSpec("mine", formula, Map.of("eta", -1.)));
  }
}
