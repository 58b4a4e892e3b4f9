package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CommonRandomNumbers;
import dev.initsweep.cell.MinibatchSampling;
import dev.initsweep.cell.Outcome;
import dev.initsweep.data.ByteExamples;
import dev.initsweep.data.Dataset;
import dev.initsweep.data.Examples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the fused engine to its promise: an outcome is a function of the cell, bit for bit. */
class FusedEngineTest {

  private static final Engine PACKED = new FusedEngine();
  private static final Engine ALONE = new FusedEngine(1);

  static Stream<Trial> trials() {
    return Stream.of(
        trial(),
        trial().widths(20, 128, 10).batchSize(64),
        trial().widths(20, 128, 64, 10).batchSize(64).weightDecay(.01),
        trial().widths(13, 10, 3).activation(Activation.TANH),
        trial().widths(13, 1, 3).batchSize(1),
        trial().widths(13, 37, 5, 3).biases(BiasTreatment.NONE),
        trial().sampling(MinibatchSampling.REPLACEMENT).biases(BiasTreatment.FROZEN));
  }

  private static Trial trial() {
    return new Trial().trainExamples(150).epochs(3);
  }

  private static List<Cell> cells(Trial trial) {
    return Stream.of(.5, 1., 2., 3., 4., 8., 16., 32., 64., 128., 1e6).map(trial::cell).toList();
  }

  private static List<Outcome> outcomes(Engine engine, List<Cell> cells, Dataset data) {
    return engine.train(new CellBatch(cells), data, TrainingMonitor.NONE);
  }

  @ParameterizedTest
  @MethodSource("trials")
  void packingDoesNotChangeBits(Trial trial) {
    List<Cell> cells = cells(trial);
    Dataset data = trial.data(200, 40);
    assertThat(outcomes(PACKED, cells, data)).isEqualTo(outcomes(ALONE, cells, data));
  }

  @Test
  void inputsThatAreZeroInAMinibatchMakeNoDifferenceButRounding() {
    Trial trial = trial().widths(100, 20, 10).batchSize(8).biases(BiasTreatment.NONE);
    Dataset sparse = sparse(trial.data(200, 40));
    Outcome.Trained fused =
        (Outcome.Trained) outcomes(PACKED, List.of(trial.cell(2)), sparse).get(0);
    Outcome.Trained dl4j =
        (Outcome.Trained) outcomes(new Dl4jEngine(), List.of(trial.cell(2)), sparse).get(0);
    assertThat(fused.end().trainLoss()).isCloseTo(dl4j.end().trainLoss(), withinPercentage(1e-3));
    for (int l = 0; l < 2; l++) {
      assertThat(fused.end().meanSquares().get(l))
          .isCloseTo(dl4j.end().meanSquares().get(l), withinPercentage(1e-4));
    }
  }

  /** The same examples, in which each input is zero in most of them. */
  static Dataset sparse(Dataset dense) {
    Random random = new Random(3);
    return new Dataset(
        dense.name(),
        dense.digest(),
        dense.classes(),
        sparse(dense.train(), random),
        sparse(dense.test(), random));
  }

  private static Examples sparse(Examples dense, Random random) {
    int inputs = dense.inputs();
    byte[] values = new byte[dense.size() * inputs];
    byte[] labels = new byte[dense.size()];
    float[] row = new float[inputs];
    for (int e = 0; e < dense.size(); e++) {
      dense.copyValues(e, row, 0);
      labels[e] = (byte) dense.label(e);
      for (int i = 0; i < inputs; i++) {
        values[e * inputs + i] = random.nextInt(inputs) < i / 4 ? (byte) row[i] : 0;
      }
    }
    return new ByteExamples(inputs, values, labels);
  }

  @Test
  void recordsWhatDl4jRecords() {
    Trial trial = trial().widths(30, 20, 15, 3).weightDecay(.01);
    Dataset data = trial.data(200, 40);
    Cell cell = trial.cell(3);
    Outcome.Trained fused = (Outcome.Trained) outcomes(PACKED, List.of(cell), data).get(0);
    Outcome.Trained dl4j = (Outcome.Trained) outcomes(new Dl4jEngine(), List.of(cell), data).get(0);
    for (int e = 0; e < 3; e++) {
      assertThat(fused.runningLosses().get(e))
          .isCloseTo(dl4j.runningLosses().get(e), withinPercentage(1e-3));
    }
    for (int l = 0; l < 3; l++) {
      // Rounding of a float weight moves its square by 6e-8 of it; steps add up at random.
      double weights = cell.setting().architecture().weights(l);
      double tolerance = 1e-6 * weights * fused.start().meanSquares().get(l);
      assertThat(fused.balance().drift().get(l))
          .isCloseTo(dl4j.balance().drift().get(l), within(tolerance));
      assertThat(fused.balance().step2().get(l))
          .isCloseTo(dl4j.balance().step2().get(l), within(tolerance));
    }
  }

  @Test
  void orderInTheBatchDoesNotChangeBits() {
    Trial trial = trial();
    Dataset data = trial.data(200, 40);
    List<Cell> cells = cells(trial);
    List<Cell> reversed = new ArrayList<>(cells);
    Collections.reverse(reversed);
    List<Outcome> outcomes = new ArrayList<>(outcomes(PACKED, reversed, data));
    Collections.reverse(outcomes);
    assertThat(outcomes).isEqualTo(outcomes(PACKED, cells, data));
  }

  @Test
  void twoThreadsGetTheSameBits() throws Exception {
    Trial trial = trial().widths(20, 128, 64, 10).batchSize(64);
    Dataset data = trial.data(200, 40);
    List<Cell> cells = cells(trial);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<List<Outcome>> one = threads.submit(() -> outcomes(PACKED, cells, data));
      Future<List<Outcome>> other = threads.submit(() -> outcomes(PACKED, cells, data));
      assertThat(one.get()).isEqualTo(other.get());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void ordersOfTheirOwnKeepCellsApart() {
    Trial trial = trial().common(CommonRandomNumbers.WEIGHTS);
    Dataset data = trial.data(200, 40);
    List<Cell> cells = cells(trial);
    List<Outcome> apart = new ArrayList<>();
    cells.forEach(cell -> apart.addAll(outcomes(ALONE, List.of(cell), data)));
    assertThat(outcomes(PACKED, cells, data)).isEqualTo(apart);
  }
}
