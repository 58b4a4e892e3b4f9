package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.MinibatchSampling;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Subset;
import dev.initsweep.data.Dataset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Dl4jEngineTest {

  /**
   * Rounding of floats over some twenty steps against doubles: each step rounds relative to 6e-8,
   * and small networks at small rates amplify it by a few at most.
   */
  private static final double ROUNDING = 2e-5;

  private final Engine engine = Engines.named("dl4j");

  @ParameterizedTest
  @EnumSource(Activation.class)
  void followsTheWrittenSemanticsForEachActivation(Activation activation) {
    assertFollowsTheSemantics(new Trial().activation(activation));
  }

  @ParameterizedTest
  @EnumSource(BiasTreatment.class)
  void followsTheWrittenSemanticsForEachTreatmentOfBiases(BiasTreatment biases) {
    Trial trial = new Trial().biases(biases);
    if (biases != BiasTreatment.NONE) {
      trial.initialBiases(InitialBiases.Kind.FAN_IN, .3);
    }
    assertFollowsTheSemantics(trial);
  }

  @Test
  void followsTheWrittenSemanticsWithWeightDecay() {
    assertFollowsTheSemantics(new Trial().weightDecay(.2));
  }

  @Test
  void followsTheWrittenSemanticsForSubsetScalingAndSampling() {
    assertFollowsTheSemantics(
        new Trial()
            .subset(Subset.SEED)
            .trainExamples(37)
            .scaling(InputScaling.STANDARDISE)
            .sampling(MinibatchSampling.REPLACEMENT));
  }

  @Test
  void followsTheWrittenSemanticsWithoutHiddenLayers() {
    assertFollowsTheSemantics(new Trial().widths(6, 3));
  }

  private void assertFollowsTheSemantics(Trial trial) {
    Cell cell = trial.cell(2);
    Dataset data = trial.data(60, 20);
    Outcome.Trained actual = trained(cell, data);
    DoubleTraining expected = new DoubleTraining(cell, data);
    for (int epoch = 0; epoch < expected.runningLosses.size(); epoch++) {
      assertClose(actual.runningLosses().get(epoch), expected.runningLosses.get(epoch));
    }
    for (int l = 0; l < expected.drift.length; l++) {
      assertClose(actual.end().meanSquares().get(l), expected.meanSquare(l));
      assertClose(actual.balance().step2().get(l), expected.step2[l]);
      // A drift is a sum of terms of both signs, so the scale of its error is the weights' own.
      assertThat(actual.balance().drift().get(l))
          .isCloseTo(
              expected.drift[l], within(ROUNDING * Math.max(1, Math.abs(expected.drift[l]))));
    }
  }

  private static void assertClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(ROUNDING * Math.abs(expected)));
  }

  /**
   * |W_end|^2 - |W_0|^2 = drift + step2. Each weight is rounded once a step, by at most 2^-24 of
   * itself, which moves |W|^2 by 2^-23 |W|^2 a step at most if all were rounded the same way.
   */
  @ParameterizedTest
  @EnumSource(Activation.class)
  void normsChangeByDriftAndStep2(Activation activation) {
    Trial trial = new Trial().activation(activation).epochs(20).learningRate(.2).weightDecay(.01);
    Outcome.Trained trained = trained(trial.cell(4), trial.data(50, 10));
    Architecture architecture = trial.setting().architecture();
    int steps = 20 * trial.setting().stepsPerEpoch();
    for (int l = 0; l < architecture.depth(); l++) {
      double start = trained.start().meanSquares().get(l) * architecture.weights(l);
      double end = trained.end().meanSquares().get(l) * architecture.weights(l);
      double change = trained.balance().drift().get(l) + trained.balance().step2().get(l);
      assertThat(end - start)
          .isCloseTo(change, within(steps * Math.scalb(1., -23) * Math.max(start, end)));
      assertThat(Math.abs(change)).as("a change worth testing").isGreaterThan(1e-3);
    }
  }

  /**
   * Homogeneous activations without biases: all layers have the same drift. Products of floats in
   * the backward pass round by 6e-8 of their absolute values; the drift of one step is a sum of
   * hundreds of them, and steps add up.
   */
  @ParameterizedTest
  @EnumSource(names = {"RELU", "LEAKY_RELU"})
  void layersWithoutBiasesHaveTheSameDrift(Activation activation) {
    Trial trial = new Trial().activation(activation).biases(BiasTreatment.NONE).epochs(20);
    List<Double> drift = trained(trial.cell(4), trial.data(50, 10)).balance().drift();
    assertThat(drift.get(1)).isCloseTo(drift.get(0), within(1e-5 * Math.abs(drift.get(0)) + 1e-6));
    assertThat(drift.get(2)).isCloseTo(drift.get(0), within(1e-5 * Math.abs(drift.get(0)) + 1e-6));
  }

  /** drift(W_{l+1}) = drift(W_l) + drift(b_l), the biases' from the training in double. */
  @Test
  void biasesCarryTheDifferenceOfDrifts() {
    Trial trial = new Trial().initialBiases(InitialBiases.Kind.VARIANCE, .1).epochs(20);
    Cell cell = trial.cell(2);
    Dataset data = trial.data(50, 10);
    List<Double> drift = trained(cell, data).balance().drift();
    double[] biasDrift = new DoubleTraining(cell, data).biasDrift;
    for (int l = 0; l + 1 < drift.size(); l++) {
      assertThat(drift.get(l + 1) - drift.get(l)).isCloseTo(biasDrift[l], within(ROUNDING));
      assertThat(Math.abs(biasDrift[l])).as("a drift worth testing").isGreaterThan(1e-3);
    }
  }

  @Test
  void evaluatesAtDoublingsAndTheEnd() {
    Trial trial = new Trial().epochs(5);
    Outcome.Trained trained = trained(trial.cell(2), trial.data(50, 19));
    assertThat(trained.checkpoints()).extracting(Checkpoint::epoch).containsExactly(1, 2, 4, 5);
    assertThat(trained.runningLosses()).hasSize(5);
    assertThat(trained.testCorrect().count() / 19.).isEqualTo(trained.end().testAccuracy());
    assertThat(trained.end().trainLoss()).isLessThan(trained.start().trainLoss());
  }

  @Test
  void givesTheSameBitsAgainAndInAnyCompanyAndOrder() {
    Trial trial = new Trial().widths(20, 40, 33, 10).trainExamples(130).batchSize(64);
    Dataset data = trial.data(130, 30);
    List<Cell> cells = List.of(trial.cell(1), trial.cell(2), trial.cell(16));
    List<Outcome> together = train(cells, data);
    List<Cell> reversed = new ArrayList<>(cells);
    Collections.reverse(reversed);
    List<Outcome> backwards = new ArrayList<>(train(reversed, data));
    Collections.reverse(backwards);
    assertThat(backwards).isEqualTo(together);
    assertThat(train(cells.subList(1, 2), data)).containsExactly(together.get(1));
  }

  @Test
  void givesTheSameBitsInTwoThreadsAtOnce() throws Exception {
    Trial trial = new Trial().widths(20, 40, 33, 10).trainExamples(130).batchSize(64).epochs(20);
    Dataset data = trial.data(130, 30);
    List<Cell> cells = List.of(trial.cell(1), trial.cell(2), trial.cell(16));
    List<Outcome> alone = train(cells, data);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<List<Outcome>> one = threads.submit(() -> train(cells, data));
      Future<List<Outcome>> other = threads.submit(() -> train(cells, data));
      assertThat(one.get()).isEqualTo(alone);
      assertThat(other.get()).isEqualTo(alone);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aLossThatIsNotFiniteIsADivergedCell() {
    Trial trial = new Trial().activation(Activation.LEAKY_RELU).learningRate(1e6).epochs(50);
    Outcome outcome = train(List.of(trial.cell(50)), trial.data(50, 10)).get(0);
    assertThat(outcome).isInstanceOf(Outcome.Diverged.class);
    Outcome.Diverged diverged = (Outcome.Diverged) outcome;
    assertThat(diverged.epoch()).isBetween(1, 50);
    assertThat(diverged.runningLosses()).hasSizeLessThan(diverged.epoch() + 1);
    assertThat(diverged.runningLosses()).allMatch(loss -> Double.isFinite(loss));
  }

  @Test
  void initialWeightsThatOverflowDivergeBeforeTheFirstStep() {
    Trial trial = new Trial();
    Cell cell = new Cell(trial.setting(), new Scales(List.of(1e38, 1e38, 1e38)), 1);
    Outcome outcome = train(List.of(cell), trial.data(50, 10)).get(0);
    assertThat(outcome).isInstanceOf(Outcome.Diverged.class);
    assertThat(((Outcome.Diverged) outcome).epoch()).isZero();
  }

  @Test
  void anExceptionIsAFailedCell() {
    Trial trial = new Trial();
    Dataset tooFew = trial.data(49, 10);
    assertThat(train(List.of(trial.cell(2)), tooFew))
        .containsExactly(
            new Outcome.Failed(
                FailureCategory.ERROR,
                "IllegalArgumentException: Invalid train-examples: 50"
                    + " (expected at most 49, which noise has)"));
  }

  @Test
  void memoryThatRanOutHasACategoryOfItsOwn() {
    assertThat(TrainingFailures.of(new IllegalStateException(new OutOfMemoryError("native\nheap"))))
        .extracting(Outcome.Failed::category)
        .isEqualTo(FailureCategory.OUT_OF_MEMORY);
    assertThat(TrainingFailures.of(new OutOfMemoryError("native\nheap")).message())
        .isEqualTo("OutOfMemoryError: native heap");
  }

  @Test
  void stopsBetweenEpochsWhenAsked() {
    Trial trial = new Trial().epochs(1_000_000);
    TrainingMonitor impatient = new CancelledAfter(3);
    assertThatThrownBy(
            () ->
                engine.train(new CellBatch(List.of(trial.cell(2))), trial.data(50, 10), impatient))
        .isInstanceOf(TrainingCancelledException.class);
  }

  @Test
  void anUnknownEngineIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Engines.named("torch"))
        .hasMessageStartingWith("Invalid engine: torch (expected one of auto, dl4j");
  }

  private Outcome.Trained trained(Cell cell, Dataset data) {
    Outcome outcome = train(List.of(cell), data).get(0);
    assertThat(outcome).isInstanceOf(Outcome.Trained.class);
    return (Outcome.Trained) outcome;
  }

  private List<Outcome> train(List<Cell> cells, Dataset data) {
    return engine.train(new CellBatch(cells), data, TrainingMonitor.NONE);
  }
}
