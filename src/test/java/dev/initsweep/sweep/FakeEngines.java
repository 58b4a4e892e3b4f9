package dev.initsweep.sweep;

import dev.initsweep.cell.Bits;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.cell.Outcome;
import dev.initsweep.data.Dataset;
import dev.initsweep.train.CellBatch;
import dev.initsweep.train.Engine;
import dev.initsweep.train.StateStore;
import dev.initsweep.train.TrainingMonitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;

/**
 * Engines without networks: an outcome is random numbers drawn from the cell's id. They count what
 * they train, in this JVM.
 */
final class FakeEngines implements EngineSource {

  private static final long serialVersionUID = 1L;

  /** By cell id, how often it was trained. */
  static final Map<String, Integer> TRAINED = new ConcurrentHashMap<>();

  /** Counts the cells in training now. */
  static final AtomicInteger IN_TRAINING = new AtomicInteger();

  /** Opens when a cell of the endless engine has started. */
  static volatile CountDownLatch endlessStarted = new CountDownLatch(1);

  static void reset() {
    TRAINED.clear();
    endlessStarted = new CountDownLatch(1);
  }

  @Override
  public Engine named(String label) {
    return new FakeEngine(label);
  }

  @Override
  public String kernel() {
    return "none";
  }

  /** Fails as its label says. */
  private record FakeEngine(String label) implements Engine {

    @Override
    public double flops(Cell cell) {
      return 1e9;
    }

    @Override
    public List<Outcome> train(
        CellBatch batch, Dataset data, TrainingMonitor monitor, StateStore states) {
      List<Outcome> outcomes = new ArrayList<>();
      for (Cell cell : batch.cells()) {
        monitor.cellStarted(cell);
        TRAINED.merge(cell.id(), 1, Integer::sum);
        Outcome outcome = counted(cell, monitor);
        monitor.cellEnded(cell, outcome);
        outcomes.add(outcome);
      }
      return outcomes;
    }

    private Outcome counted(Cell cell, TrainingMonitor monitor) {
      IN_TRAINING.incrementAndGet();
      try {
        return outcome(cell, monitor);
      } finally {
        IN_TRAINING.decrementAndGet();
      }
    }

    private Outcome outcome(Cell cell, TrainingMonitor monitor) {
      boolean chosen = cell.seed() == 1;
      switch (label) {
        case "throws-at-first-try" -> {
          if (chosen && TaskContext.get().attemptNumber() == 0) {
            throw new IllegalStateException("at the first try");
          }
        }
        case "throws-always" -> {
          if (chosen) {
            throw new IllegalStateException("always");
          }
        }
        case "fails-some" -> {
          if (chosen) {
            return new Outcome.Failed(FailureCategory.OUT_OF_MEMORY, "no memory");
          }
        }
        case "fails-all" -> {
          return new Outcome.Failed(FailureCategory.ERROR, "nothing works");
        }
        case "endless" -> waitForCancel(monitor);
        default -> {}
      }
      return trained(cell);
    }
  }

  private static void waitForCancel(TrainingMonitor monitor) {
    endlessStarted.countDown();
    try {
      while (!monitor.isCancelled()) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      // A real one ends at its next batch of examples.
      TimeUnit.MILLISECONDS.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("cancelled");
  }

  /** What every engine here makes of a cell that it does not fail; one cell in seven diverges. */
  static Outcome trained(Cell cell) {
    Random random = new Random(Long.parseUnsignedLong(cell.id().substring(0, 16), 16));
    int depth = cell.setting().architecture().depth();
    int epochs = cell.setting().epochs();
    Evaluation start = evaluation(depth, random);
    if (random.nextInt(7) == 0) {
      return new Outcome.Diverged(1, start, List.of(), List.of());
    }
    return new Outcome.Trained(
        start,
        Checkpoint.epochs(epochs).stream()
            .map(epoch -> new Checkpoint(epoch, evaluation(depth, random)))
            .toList(),
        numbers(epochs, random),
        new NormBalance(numbers(depth, random), numbers(depth, random)),
        new GradientNoise(random.nextDouble(), random.nextDouble(), random.nextDouble()),
        Bits.of(new boolean[] {random.nextBoolean(), random.nextBoolean(), true}));
  }

  private static Evaluation evaluation(int depth, Random random) {
    return new Evaluation(
        random.nextDouble(),
        random.nextDouble(),
        random.nextDouble(),
        random.nextDouble(),
        numbers(depth, random));
  }

  private static List<Double> numbers(int count, Random random) {
    return IntStream.range(0, count).mapToObj(i -> random.nextDouble()).toList();
  }
}
