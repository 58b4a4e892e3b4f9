package dev.initsweep.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Bits;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.GroupPlan;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PremisesTest {

  /** Three seeds with virials 1, 2 and 9; V grows by a quarter between epochs 2 and 4. */
  @Test
  void areMediansOverSeedsAtTheLeastPointAndAtThePredictions() {
    GroupPlan plan = Groups.plan(2, 6, 3, "near", "off");
    List<Prediction> predictions = List.of(Groups.onAxis(plan, "near", 8));
    GroupReport report =
        Judge.judge(plan, Groups.results(plan, predictions, PremisesTest::training), predictions);
    assertThat(report.premises()).extracting(Premises::at).containsExactly("least", "near");
    assertThat(report.premises().get(0).coordinate()).hasValue(16);
    assertThat(report.premises().get(1).coordinate()).hasValue(8);
    for (Premises premises : report.premises()) {
      assertThat(premises.seeds()).isEqualTo(3);
      assertThat(premises.virial()).isEqualTo(2);
      assertThat(premises.movement()).isCloseTo(Math.log(1.25), within(1e-12));
      assertThat(premises.since()).isEqualTo(2);
      assertThat(premises.isotropy()).isEqualTo(.02);
      assertThat(premises.layerIsotropies()).containsExactly(.1, .2, .3);
    }
  }

  @Test
  void withOneCheckpointVMovesFromTheStart() {
    GroupPlan plan = Groups.plan(2, 6, 3);
    GroupReport report =
        Judge.judge(
            plan,
            Groups.results(
                plan, List.of(), cell -> training(cell, new Checkpoint(1, evaluation(cell, 1.25)))),
            List.of());
    assertThat(report.premises().get(0).movement()).isCloseTo(Math.log(1.25), within(1e-12));
    assertThat(report.premises().get(0).since()).isZero();
  }

  /** Rows of the earlier format know neither biases nor isotropy. */
  @Test
  void whatNoRowSaysIsNoNumber() {
    GroupPlan plan = Groups.plan(2, 6, 3);
    GroupReport report =
        Judge.judge(
            plan,
            Groups.results(plan, List.of(), cell -> Groups.trained(loss(cell), true, false)),
            List.of());
    assertThat(report.premises()).hasSize(1);
    assertThat(report.premises().get(0).movement()).isNaN();
    assertThat(report.premises().get(0).isotropy()).isNaN();
    assertThat(report.premises().get(0).layerIsotropies()).isEmpty();
  }

  private static double loss(Cell cell) {
    return .01 * Math.exp(Math.abs(Groups.octave(cell) - 4));
  }

  private static Outcome training(Cell cell) {
    return training(
        cell,
        new Checkpoint(1, evaluation(cell, 1)),
        new Checkpoint(2, evaluation(cell, 1)),
        new Checkpoint(4, evaluation(cell, 1.25)));
  }

  private static Outcome training(Cell cell, Checkpoint... course) {
    double virial = cell.seed() == 3 ? 9 : cell.seed();
    return new Outcome.Trained(
        evaluation(cell, 1),
        List.of(course),
        Collections.nCopies(course[course.length - 1].epoch(), 1.),
        new NormBalance(List.of(0., 0., 0.), List.of(0., 0., 0.)),
        new GradientNoise(1, 1, virial, .02, List.of(.1, .2, .3)),
        Bits.of(new boolean[] {true, false}));
  }

  private static Evaluation evaluation(Cell cell, double meanSquare) {
    Architecture architecture = cell.setting().architecture();
    List<Double> squares = Collections.nCopies(architecture.depth(), meanSquare);
    return new Evaluation(loss(cell), .5, loss(cell), .5, squares, squares);
  }
}
