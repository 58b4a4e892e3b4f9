package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.PredictorSpec;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MeasuredConditionTest {

  private static final Group GROUP =
      new Group(
          Trainings.setting(Activation.RELU, BiasTreatment.TRAINED, 6, 5, 4), new Axis.FanIn());

  private static final Predictor BOUND =
      Predictors.standard().named(PredictorSpec.named("kl-bound"));

  @Test
  void findsTheFixedPointOfAKnownMap() {
    // G(g) = 8 sqrt(g) has the fixed point 64, linear on log scale.
    Prediction prediction = predict((g, seed) -> 8 * Math.sqrt(g));
    assertThat(prediction.coordinate().orElseThrow()).isCloseTo(64, within(1e-9));
    assertThat(prediction.scales().orElseThrow().perLayer()).allMatch(g -> g == 64);
    assertThat(prediction.roots()).hasSize(1);
  }

  @Test
  void roundsToASixtyFourthOfAnOctave() {
    Prediction prediction = predict((g, seed) -> Math.sqrt(g * 17.3));
    double steps = 64 * Math.log(prediction.coordinate().orElseThrow()) / Math.log(2);
    assertThat(steps).isCloseTo(Math.rint(steps), within(1e-9));
    assertThat(prediction.roots().get(0)).isCloseTo(17.3, within(1e-9));
    assertThat(prediction.coordinate().orElseThrow()).isCloseTo(17.3, within(.2));
  }

  @Test
  void averagesSeedsOnLogScale() {
    // Roots 16 and 64, one a seed.
    Prediction prediction = predict((g, seed) -> Math.sqrt(g * (seed % 2 == 0 ? 16 : 64)));
    assertThat(prediction.coordinate().orElseThrow()).isCloseTo(32, within(1e-9));
    Interval interval = prediction.interval().orElseThrow();
    // t = 12.7062 for one degree of freedom (scipy 1.17.1, expected.py); standard error 1 octave.
    assertThat(Math.log(interval.high() / 32) / Math.log(2)).isCloseTo(12.7062, within(1e-4));
    assertThat(BOUND.rootsBySeed(question((g, seed) -> Math.sqrt(g * (seed % 2 == 0 ? 16 : 64)))))
        .satisfies(
            roots -> {
              assertThat(roots.get(Cell.FIRST_PILOT_SEED)).isCloseTo(16, within(1e-9));
              assertThat(roots.get(Cell.FIRST_PILOT_SEED + 1)).isCloseTo(64, within(1e-9));
            });
  }

  @Test
  void reportsAllRootsAndPredictsTheLowestStableOne() {
    // log2 G/g = -(x - 1)(x - 4)(x - 7) / 20 in x = log2 g: falls at 1 and 7, rises at 4.
    Prediction prediction =
        predict(
            (g, seed) -> {
              double x = Math.log(g) / Math.log(2);
              return g * Math.pow(2, -(x - 1) * (x - 4) * (x - 7) / 20);
            });
    assertThat(prediction.roots()).hasSize(3);
    assertThat(prediction.coordinate().orElseThrow()).isCloseTo(2, within(1e-9));
    assertThat(prediction.note()).contains("3 roots");
  }

  @Test
  void saysWhyThereIsNoRootWhereAllWeightsGrow() {
    Prediction prediction = predict((g, seed) -> g + 1);
    assertThat(prediction.scales()).isEmpty();
    assertThat(prediction.reason())
        .isEqualTo(
            "the weights' mean square grows at every variance of the trainings' grid (g 0.25 to"
                + " 1024), so the condition has no root there");
  }

  @Test
  void saysWhyThereIsNoRootWhereAllWeightsShrink() {
    assertThat(predict((g, seed) -> g / 2).reason())
        .startsWith("the weights' mean square shrinks at every variance");
  }

  @Test
  void saysWhenTheOnlyRootIsUnstable() {
    assertThat(predict((g, seed) -> g * Math.sqrt(g / 8)).reason())
        .startsWith("the weights' mean square turns from shrinking to growing at 8 and never back");
  }

  @Test
  void leavesDivergedTrainingsOutAndSaysSo() {
    List<CellResult> pilots =
        List.of(
            Trainings.trained(GROUP.cell(4, 1), 8),
            Trainings.trained(GROUP.cell(16, 1), 8),
            Trainings.diverged(GROUP.cell(64, 1)));
    Prediction prediction = BOUND.answer(Trainings.question(GROUP, pilots));
    assertThat(prediction.coordinate()).hasValue(8);
    assertThat(prediction.note()).isEqualTo("1 diverged trainings left out");
  }

  @Test
  void needsTwoVariances() {
    List<CellResult> pilots = List.of(Trainings.trained(GROUP.cell(4, 1), 8));
    assertThat(BOUND.answer(Trainings.question(GROUP, pilots)).reason())
        .isEqualTo("trainings at two or more variances are needed, and 1 gave weights to measure");
  }

  @Test
  void looksAtTheStatedBudget() {
    // The checkpoint after epoch 1 has the weights of the start, whose growth is zero.
    PredictorInput end = question((g, seed) -> 8 * Math.sqrt(g));
    PredictorInput first = new PredictorInput(GROUP, end.data(), end.pilots(), 1, Trainer.NONE);
    assertThat(BOUND.answer(first).scales()).isEmpty();
  }

  @Test
  void leavesTrainingsOfOtherSettingsOut() {
    Group other =
        new Group(
            Trainings.setting(Activation.TANH, BiasTreatment.TRAINED, 6, 5, 4), new Axis.FanIn());
    PredictorInput question =
        Trainings.question(other, question((g, seed) -> 8 * Math.sqrt(g)).pilots());
    assertThat(BOUND.answer(question).scales()).isEmpty();
  }

  @Test
  void unweightedConditionDiffersFromTheAxisOwn() {
    // Norms are 5 G_1 and 4 G_2, weights of the axis' own condition d = 30 and 20. With G_1 = 36
    // and G_2 = 0: 180 = 9 g at 20; 30 * 36 = 50 g at 21.6.
    List<CellResult> pilots =
        IntStream.rangeClosed(1, 400)
            .mapToObj(i -> Trainings.trained(GROUP.cell(10 + i / 16., 1), List.of(36., 1e-9)))
            .toList();
    PredictorInput question = Trainings.question(GROUP, pilots);
    assertThat(
            Predictors.standard()
                .named(PredictorSpec.named("kl-norm"))
                .answer(question)
                .roots()
                .get(0))
        .isCloseTo(20, within(1e-6));
    assertThat(BOUND.answer(question).roots().get(0)).isCloseTo(21.6, within(1e-3));
  }

  private static Prediction predict(DoubleBinaryOperator measured) {
    return BOUND.answer(question(measured));
  }

  /** Two seeds at 13 variances, with the measured scale as a function of g and seed. */
  private static PredictorInput question(DoubleBinaryOperator measured) {
    List<CellResult> pilots =
        LongStream.of(Cell.FIRST_PILOT_SEED, Cell.FIRST_PILOT_SEED + 1)
            .boxed()
            .flatMap(
                seed ->
                    IntStream.rangeClosed(-2, 10)
                        .mapToObj(x -> GROUP.cell(Math.pow(2, x), seed))
                        .map(
                            cell ->
                                Trainings.trained(
                                    cell,
                                    measured.applyAsDouble(
                                        cell.scales().layer(0), (double) cell.seed()))))
            .toList();
    return Trainings.question(GROUP, pilots);
  }
}
