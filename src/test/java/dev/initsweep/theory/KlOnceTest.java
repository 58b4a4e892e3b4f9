package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import java.util.List;
import org.junit.jupiter.api.Test;

class KlOnceTest {

  private static final Setting SETTING =
      Trainings.setting(Activation.RELU, BiasTreatment.TRAINED, 6, 5, 4);

  /** PilotTraining scales of layers with d = 30 and 20 weights. */
  private static final List<Double> TRAINED = List.of(2.5, 4.);

  @Test
  void onFanInIsTheMeasuredScaleOfOneTrainingFromHe() {
    assertThat(root(new Axis.FanIn())).isCloseTo((30 * 2.5 + 20 * 4) / 50, within(1e-9));
  }

  @Test
  void onGlobalIsTheMeanSquareOfTheTrainedWeights() {
    assertThat(root(new Axis.Global())).isCloseTo((30 * 2.5 / 6 + 20 * 4. / 5) / 50, within(1e-9));
  }

  @Test
  void onLayersNeedsNoTrainingOnTheAxis() {
    assertThat(root(new Axis.Layers(List.of(1., 5.))))
        .isCloseTo((30 * 2.5 + 20 * 4. / 5) / 50, within(1e-9));
  }

  @Test
  void onBalancedSolvesItsCondition() {
    Scales scales = new Axis.Balanced().scales(root(new Axis.Balanced()), SETTING.architecture());
    double sum = 0;
    int[] fanIn = {6, 5};
    for (int l = 0; l < 2; l++) {
      double g = scales.layer(l);
      sum += fanIn[l] / (g * g) * (g - TRAINED.get(l));
    }
    assertThat(sum).isCloseTo(0, within(1e-9));
  }

  @Test
  void averagesSeedsOnLogScale() {
    Group group = new Group(SETTING, new Axis.FanIn());
    Prediction prediction =
        new KlOnce()
            .answer(
                Trainings.question(
                    group,
                    List.of(
                        Trainings.trained(group.he(1), 2.5),
                        Trainings.trained(group.he(2), 10.),
                        Trainings.trained(group.cell(4, 3), 100.))));
    assertThat(prediction.roots().get(0)).isCloseTo(5, within(1e-9));
    assertThat(prediction.interval()).isPresent();
  }

  @Test
  void saysThatAllTrainingsFromHeDiverged() {
    Group group = new Group(SETTING, new Axis.FanIn());
    assertThat(
            new KlOnce()
                .answer(Trainings.question(group, List.of(Trainings.diverged(group.he(1)))))
                .reason())
        .isEqualTo("no training from He's scales has weights to measure; 1 diverged");
  }

  private static double root(Axis axis) {
    Group group = new Group(SETTING, axis);
    return new KlOnce()
        .rootsBySeed(Trainings.question(group, List.of(Trainings.trained(group.he(1), TRAINED))))
        .get(1L);
  }
}
