package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.MinibatchSampling;
import dev.initsweep.cell.Outcome;
import dev.initsweep.data.Dataset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A training that was interrupted and goes on from its state ends in the same outcome. */
class InterruptedTrainingTest {

  private static final int EPOCHS = 9;

  static Stream<Trial> trials() {
    return Stream.of(
        trial(),
        trial().widths(40, 20, 7, 3).batchSize(8).weightDecay(.01).biases(BiasTreatment.NONE),
        trial().sampling(MinibatchSampling.REPLACEMENT).biases(BiasTreatment.FROZEN),
        trial().network("5x4x1: 4c3 p2 +(4c3) 3").weightDecay(.01));
  }

  private static Trial trial() {
    return new Trial().widths(20, 16, 5, 3).trainExamples(60).epochs(EPOCHS);
  }

  /** The last one diverges. */
  private static List<Cell> cells(Trial trial) {
    return Stream.of(.5, 2., 8., 64., 1e30).map(trial::cell).toList();
  }

  /** Inputs that are zero in whole minibatches make the fused engine move columns. */
  private static Dataset data(Trial trial) {
    return FusedEngineTest.sparse(trial.data(80, 30));
  }

  @ParameterizedTest
  @MethodSource("trials")
  void fusedCellsGoOnFromDifferentEpochs(Trial trial) {
    List<Cell> cells = cells(trial);
    Dataset data = data(trial);
    Memory states = new Memory();
    interrupt(new FusedEngine(), cells, data, states, 4);
    interrupt(new FusedEngine(1), cells.subList(1, 2), data, states, 3);
    states.bytes.remove(cells.get(2));
    assertThat(states.epochs(cells.get(0))).isEqualTo(3);
    assertThat(states.epochs(cells.get(1))).isPositive().isNotEqualTo(3);

    assertGoesOn(new FusedEngine(3), FusedEngine::new, cells, data, states);
  }

  @ParameterizedTest
  @MethodSource("trials")
  void dl4jCellsGoOn(Trial trial) {
    List<Cell> cells = cells(trial);
    Dataset data = data(trial);
    Memory states = new Memory();
    interrupt(new Dl4jEngine(), cells, data, states, EPOCHS + 6);
    // The first cell ended in a task that did not.
    assertThat(cells.stream().map(states::epochs)).containsExactly(EPOCHS - 1, 4, 0, 0, 0);

    assertGoesOn(new Dl4jEngine(), Dl4jEngine::new, cells, data, states);
  }

  private static void assertGoesOn(
      Engine engine, Supplier<Engine> undisturbed, List<Cell> cells, Dataset data, Memory states) {
    List<Outcome> expected =
        undisturbed.get().train(new CellBatch(cells), data, TrainingMonitor.NONE);
    assertThat(expected).hasAtLeastOneElementOfType(Outcome.Diverged.class);

    assertThat(engine.train(new CellBatch(cells), data, TrainingMonitor.NONE, states))
        .isEqualTo(expected);
    assertThat(states.ignored).isEmpty();

    int before = states.epochs(cells.get(1));
    CancelledAfter rest = new CancelledAfter(Integer.MAX_VALUE);
    engine.train(new CellBatch(cells.subList(1, 2)), data, rest, states);
    assertThat(rest.asked()).isEqualTo(1 + EPOCHS - before);
  }

  private static void interrupt(
      Engine engine, List<Cell> cells, Dataset data, Memory states, int epochs) {
    assertThatThrownBy(
            () -> engine.train(new CellBatch(cells), data, new CancelledAfter(epochs), states))
        .isInstanceOf(TrainingCancelledException.class);
  }

  @Test
  void stateThatIsNoneIsIgnoredAndTold() {
    Trial trial = trial();
    Cell cell = trial.cell(2);
    Dataset data = data(trial);
    Memory states = new Memory();
    interrupt(new FusedEngine(), List.of(cell), data, states, 4);
    byte[] good = states.bytes.get(cell);

    byte[] otherVersion = good.clone();
    otherVersion[3] = 9;
    assertStartsAnew(cell, data, otherVersion, "it has version 9 (expected 1)");
    assertStartsAnew(cell, data, Arrays.copyOf(good, good.length / 2), "it ends too soon");
    assertStartsAnew(cell, data, new byte[0], "it ends too soon");
    assertStartsAnew(
        cell, data, Arrays.copyOf(good, good.length + 1), "it does not end where it should");
    states.bytes.clear();
    Trial other = trial().widths(20, 17, 5, 3);
    interrupt(new FusedEngine(), List.of(other.cell(2)), data(other), states, 4);
    assertStartsAnew(
        cell, data, states.bytes.get(other.cell(2)), "it has 340 numbers in place of 320");
  }

  private static void assertStartsAnew(Cell cell, Dataset data, byte[] bytes, String why) {
    Memory states = new Memory();
    states.bytes.put(cell, bytes);
    CancelledAfter epochs = new CancelledAfter(Integer.MAX_VALUE);
    List<Outcome> outcomes =
        new FusedEngine().train(new CellBatch(List.of(cell)), data, epochs, states);
    assertThat(states.ignored).containsExactly(why);
    assertThat(epochs.asked()).isEqualTo(1 + EPOCHS);
    assertThat(outcomes)
        .isEqualTo(
            new FusedEngine().train(new CellBatch(List.of(cell)), data, TrainingMonitor.NONE));
  }

  @Test
  void shortTrainingsStoreNothing() {
    Trial trial = trial();
    Memory states = new Memory();
    states.seconds = 1e6;
    new FusedEngine().train(new CellBatch(cells(trial)), data(trial), TrainingMonitor.NONE, states);
    assertThat(states.bytes).isEmpty();
  }

  /** Stores after each epoch. */
  private static final class Memory implements StateStore {
    private final Map<Cell, byte[]> bytes = new HashMap<>();
    private final List<String> ignored = new ArrayList<>();
    private double seconds;

    @Override
    public double seconds() {
      return seconds;
    }

    @Override
    public Optional<byte[]> read(Cell cell) {
      return Optional.ofNullable(bytes.get(cell));
    }

    @Override
    public void write(Cell cell, StateWriter state) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        state.writeTo(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      bytes.put(cell, out.toByteArray());
    }

    @Override
    public void ignored(Cell cell, String reason) {
      ignored.add(reason);
    }

    int epochs(Cell cell) {
      try {
        return bytes.containsKey(cell)
            ? StateCodec.read(bytes.get(cell), cell.setting()).course().epochs()
            : 0;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
