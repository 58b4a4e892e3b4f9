package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KlLayersTest {

  private static final Group GROUP =
      new Group(
          Trainings.setting(Activation.RELU, BiasTreatment.TRAINED, 6, 5, 4), new Axis.FanIn());

  @Test
  void iteratesSixTimesFromHeWithFreshSeeds() {
    List<Cell> asked = new ArrayList<>();
    // The first layer gains an octave each time, the second tends to 16.
    Trainer trainer =
        cells -> {
          asked.addAll(cells);
          Cell cell = cells.get(0);
          return List.of(
              Trainings.trained(
                  cell,
                  List.of(2 * cell.scales().layer(0), Math.sqrt(16 * cell.scales().layer(1)))));
        };
    PredictorInput empty = Trainings.question(GROUP, List.of());
    Prediction prediction =
        new KlLayers().answer(new PredictorInput(GROUP, empty.data(), List.of(), 0, trainer));
    assertThat(asked).extracting(Cell::seed).doesNotHaveDuplicates().hasSize(6);
    assertThat(asked).allMatch(Cell::isPilot);
    assertThat(prediction.scales().orElseThrow().layer(0)).isCloseTo(128, within(1e-6));
    assertThat(prediction.scales().orElseThrow().layer(1)).isBetween(14.5, 16.);
    assertThat(prediction.coordinate()).isEmpty();
    assertThat(prediction.details().get("octavesMoved.iteration6")).isCloseTo(1, within(1e-9));
  }

  @Test
  void saysThatNobodyTrainedForIt() {
    assertThat(new KlLayers().answer(Trainings.question(GROUP, List.of())).reason())
        .isEqualTo("its own trainings were not run");
  }
}
