package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Turns the course of one cell's training into its outcome, whatever engine makes the steps:
 * evaluates when it is time, and notices divergence.
 *
 * <p>Calls: {@link #started}, then {@link #epochEnded} after each epoch for as long as the cell is
 * not {@link #isOver}, then {@link #outcome}.
 */
final class CellRecorder {

  private final Setting setting;
  private final Function<Parameters, Evaluator.Measured> evaluation;
  private final GradientNoiseProbe probe;
  private final Set<Integer> checkpointEpochs;

  private Evaluation start;
  private double startTrace;
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private final List<Double> runningLosses = new ArrayList<>();
  private Outcome outcome;

  /**
   * @param evaluation of the parameters that the network has at that moment
   * @param probe may be shared by cells of one batch on one thread
   */
  CellRecorder(
      Cell cell, Function<Parameters, Evaluator.Measured> evaluation, GradientNoiseProbe probe) {
    this.setting = cell.setting();
    this.evaluation = evaluation;
    this.probe = probe;
    this.checkpointEpochs = new HashSet<>(Checkpoint.epochs(setting.epochs()));
  }

  /** Measures the network before its first step. */
  void started(Parameters parameters) {
    start = evaluation.apply(parameters).evaluation();
    if (!isFinite(start)) {
      diverged(0);
      return;
    }
    startTrace = probe.measure(parameters).trace();
  }

  /**
   * Takes note of an epoch.
   *
   * @param runningLoss mean over the epoch's draws of the loss just before their step
   * @param parameters asked for where the network is to be evaluated now
   * @param balance asked for after the last epoch: of the whole training so far
   */
  void epochEnded(
      double runningLoss, Supplier<Parameters> parameters, Supplier<NormBalance> balance) {
    int epoch = runningLosses.size() + 1;
    if (!Double.isFinite(runningLoss)) {
      diverged(epoch);
      return;
    }
    if (checkpointEpochs.contains(epoch)) {
      Parameters now = parameters.get();
      Evaluator.Measured measured = evaluation.apply(now);
      if (!isFinite(measured.evaluation())) {
        diverged(epoch);
        return;
      }
      checkpoints.add(new Checkpoint(epoch, measured.evaluation()));
      runningLosses.add(runningLoss);
      if (epoch == setting.epochs()) {
        outcome = trained(now, measured, balance.get());
      }
    } else {
      runningLosses.add(runningLoss);
    }
  }

  /** Whether no more epochs are wanted: the last one is done, or the cell has diverged. */
  boolean isOver() {
    return outcome != null;
  }

  /**
   * The outcome.
   *
   * @throws IllegalStateException if the training is not over
   */
  Outcome outcome() {
    if (outcome == null) {
      throw new IllegalStateException("Cannot tell the outcome: the training is not over");
    }
    return outcome;
  }

  private void diverged(int epoch) {
    outcome = new Outcome.Diverged(epoch, start, checkpoints, runningLosses);
  }

  private Outcome trained(Parameters end, Evaluator.Measured measured, NormBalance balance) {
    GradientNoiseProbe.Measured noise = probe.measure(end);
    double virial =
        2 * setting.batchSize() * noise.inner() / (setting.learningRate() * noise.trace());
    return new Outcome.Trained(
        start,
        checkpoints,
        runningLosses,
        balance,
        new GradientNoise(startTrace, noise.trace(), virial),
        measured.testCorrect());
  }

  private static boolean isFinite(Evaluation evaluation) {
    return evaluation.isFinite()
        && evaluation.meanSquares().stream().allMatch(square -> Double.isFinite(square));
  }
}
