package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Bits;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Setting;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.PredictorSpec;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Networks 6-5-4: 30 and 20 weights, 5 and 4 biases, K = 59. */
class CommonVarianceTest {

  private static final Setting SETTING =
      Trainings.setting(Activation.RELU, BiasTreatment.TRAINED, 6, 5, 4);
  private static final Group GROUP = new Group(SETTING, new Axis.Global());

  /** All weights end at .02, biases at .3: s0^2 = (50 x .02 + 9 x .3) / 59. */
  @Test
  void countsWeightsAndBiasesAlike() {
    Prediction prediction = predict("horii-has", GROUP, trainings(GROUP, s -> .02, s -> .3));
    assertThat(prediction.roots()).hasSize(1);
    assertThat(prediction.roots().get(0)).isCloseTo((50 * .02 + 9 * .3) / 59, within(1e-4));
  }

  @Test
  void withoutBiasesItIsTheMeanSquareOfTheWeights() {
    Group without =
        new Group(
            Trainings.setting(Activation.RELU, BiasTreatment.NONE, 6, 5, 4), new Axis.Global());
    DoubleUnaryOperator map = s -> Math.sqrt(s * .02);
    Prediction prediction = predict("horii-has", without, trainings(without, map, map));
    assertThat(prediction.roots().get(0)).isCloseTo(.02, within(1e-9));
    assertThat(prediction.roots())
        .isEqualTo(predict("kl-bound", without, trainings(without, map, map)).roots());
  }

  /** A start 10 % above its expectation, weights and biases alike, is still there in the end. */
  @Test
  void theChanceDeviationOfADrawCancels() {
    Group drawn =
        new Group(
            SETTING.withInitial(SETTING.distribution(), InitialBiases.AXIS), new Axis.Global());
    List<CellResult> trainings =
        IntStream.rangeClosed(-10, 0)
            .mapToObj(
                octave -> {
                  double s = Math.pow(2, octave);
                  double end = 1.1 * Math.sqrt(s * .02);
                  return training(
                      drawn.cell(s, 1), evaluation(1.1 * s, 1.1 * s), evaluation(end, end));
                })
            .toList();
    assertThat(predict("horii-has", drawn, trainings).roots().get(0)).isCloseTo(.02, within(1e-9));
  }

  @Test
  void eachLayerHasARootOfItsOwn() {
    List<CellResult> trainings =
        IntStream.rangeClosed(-10, 0)
            .mapToObj(
                octave -> {
                  double s = Math.pow(2, octave);
                  return training(
                      GROUP.cell(s, 1),
                      evaluation(s, 0),
                      new Evaluation(
                          1,
                          .5,
                          1,
                          .5,
                          List.of(Math.sqrt(s / 16), Math.sqrt(s / 64)),
                          List.of(Math.sqrt(s / 16), Math.sqrt(s / 64))));
                })
            .toList();
    Prediction prediction = predict("horii-has-layers", GROUP, trainings);
    // Variances 1/16 of 6 inputs and 1/64 of 5.
    assertThat(prediction.scales().orElseThrow().layer(0)).isCloseTo(6. / 16, within(1e-9));
    assertThat(prediction.scales().orElseThrow().layer(1)).isCloseTo(5. / 64, within(1e-9));
    assertThat(prediction.coordinate()).isEmpty();
    assertThat(prediction.details().get("layer1.root1")).isCloseTo(1. / 16, within(1e-9));
    assertThat(prediction.details().get("layer2.root1")).isCloseTo(1. / 64, within(1e-9));
  }

  @Test
  void aLayerWithoutRootIsNamed() {
    Prediction prediction =
        predict("horii-has-layers", GROUP, trainings(GROUP, s -> s + 1, s -> s + 1));
    assertThat(prediction.scales()).isEmpty();
    assertThat(prediction.reason())
        .startsWith("layer 1: the weights' mean square grows at every variance");
  }

  @Test
  void otherAxesHaveNoOneVariance() {
    Group other = new Group(SETTING, new Axis.FanIn());
    String reason =
        "the theorem speaks of one variance for all weights and biases, and on axis fan-in layers"
            + " differ";
    assertThat(predict("horii-has", other, List.of()).reason()).isEqualTo(reason);
    assertThat(predict("horii-has-layers", other, List.of()).reason()).isEqualTo(reason);
  }

  @Test
  void rowsThatDoNotKnowTheBiasesAreLeftOutAndTold() {
    Evaluation start = new Evaluation(1, .5, 1, .5, List.of(.1, .1), List.of());
    List<CellResult> trainings =
        List.of(
            training(GROUP.cell(.1, 1), start, start), training(GROUP.cell(.2, 1), start, start));
    assertThat(predict("horii-has", GROUP, trainings).reason())
        .isEqualTo(
            "trainings at two or more variances are needed, and 0 gave weights to measure; 2 rows"
                + " of an earlier format do not have the size of the biases");
  }

  private static Prediction predict(String name, Group group, List<CellResult> trainings) {
    return Predictors.standard()
        .named(PredictorSpec.named(name))
        .answer(Trainings.question(group, trainings));
  }

  /** From variances of 2^-10 to 1, in thirds of an octave, biases starting at zero. */
  private static List<CellResult> trainings(
      Group group, DoubleUnaryOperator weights, DoubleUnaryOperator biases) {
    boolean hasBiases = group.setting().architecture().hasBiases();
    return IntStream.rangeClosed(-30, 0)
        .mapToObj(
            third -> {
              double s = Math.pow(2, third / 3.);
              return training(
                  group.cell(s, 1),
                  hasBiases ? evaluation(s, 0) : withoutBiases(s),
                  hasBiases
                      ? evaluation(weights.applyAsDouble(s), biases.applyAsDouble(s))
                      : withoutBiases(weights.applyAsDouble(s)));
            })
        .toList();
  }

  private static Evaluation evaluation(double weights, double biases) {
    return new Evaluation(
        1, .5, 1, .5, Collections.nCopies(2, weights), Collections.nCopies(2, biases));
  }

  private static Evaluation withoutBiases(double weights) {
    return new Evaluation(1, .5, 1, .5, Collections.nCopies(2, weights), List.of());
  }

  private static CellResult training(Cell cell, Evaluation start, Evaluation end) {
    return new CellResult(
        cell,
        new Outcome.Trained(
            start,
            List.of(new Checkpoint(cell.setting().epochs(), end)),
            List.of(),
            new NormBalance(List.of(0., 0.), List.of(0., 0.)),
            new GradientNoise(1, 1, 0),
            Bits.of(new boolean[0])),
        Trainings.PROVENANCE);
  }
}
