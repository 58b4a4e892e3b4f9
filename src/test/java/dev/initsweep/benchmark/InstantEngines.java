package dev.initsweep.benchmark;

import dev.initsweep.cell.Bits;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.cell.Outcome;
import dev.initsweep.data.Dataset;
import dev.initsweep.sweep.EngineSource;
import dev.initsweep.train.CellBatch;
import dev.initsweep.train.Engine;
import dev.initsweep.train.StateStore;
import dev.initsweep.train.TrainingMonitor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Engines that train nothing: {@code sleeping} takes a second a cell, {@code instant} no time. */
final class InstantEngines implements EngineSource {

  private static final long serialVersionUID = 1L;

  private static final double SECOND = 50e9;

  static final String SLEEPING = "sleeping";
  static final String INSTANT = "instant";

  @Override
  public Engine named(String label) {
    return new InstantEngine(label);
  }

  @Override
  public String kernel() {
    return "none";
  }

  private record InstantEngine(String label) implements Engine {

    @Override
    public double flops(Cell cell) {
      return SECOND;
    }

    @Override
    public List<Outcome> train(
        CellBatch batch, Dataset data, TrainingMonitor monitor, StateStore states) {
      List<Outcome> outcomes = new ArrayList<>();
      for (Cell cell : batch.cells()) {
        monitor.cellStarted(cell);
        if (label.equals(SLEEPING)) {
          sleep();
        }
        Outcome outcome = outcome(cell);
        monitor.cellEnded(cell, outcome);
        outcomes.add(outcome);
      }
      return outcomes;
    }

    private static void sleep() {
      try {
        TimeUnit.SECONDS.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A loss with its minimum at g = 16, some noise, and a thousand test examples. */
  static Outcome.Trained outcome(Cell cell) {
    Random random = new Random(cell.seed() * 31 + cell.scales().hashCode());
    double octaves = Math.log(cell.scales().layer(0) / 16) / Math.log(2);
    double loss = .01 * Math.exp(.2 * octaves * octaves + .1 * random.nextGaussian());
    int depth = cell.setting().architecture().depth();
    Evaluation evaluation =
        new Evaluation(loss, .99, 2 * loss, .95, Collections.nCopies(depth, .01));
    boolean[] correct = new boolean[1000];
    for (int i = 0; i < correct.length; i++) {
      correct[i] = random.nextInt(20) > 0;
    }
    return new Outcome.Trained(
        evaluation,
        Checkpoint.epochs(cell.setting().epochs()).stream()
            .map(epoch -> new Checkpoint(epoch, evaluation))
            .toList(),
        Collections.nCopies(cell.setting().epochs(), loss),
        new NormBalance(Collections.nCopies(depth, -1.0), Collections.nCopies(depth, 1.0)),
        new GradientNoise(1, 1, 1),
        Bits.of(correct));
  }
}
