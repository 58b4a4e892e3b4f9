package dev.initsweep.train;

import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns the course of one cell's training into its outcome, whatever engine makes the steps:
 * evaluates when it is time, and notices divergence.
 *
 * <p>Calls: {@link #started} or {@link #goOn}, then {@link #epochEnded} after each epoch for as
 * long as the cell is not {@link #isOver}, then {@link #outcome}.
 */
final class CellRecorder implements EpochLoop.Follower {

  private final Setting setting;
  private final Training training;
  private final int place;
  private final GradientNoiseProbe probe;
  private final Set<Integer> checkpointEpochs;

  private Evaluation start;
  private double startTrace;
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private final List<Double> runningLosses = new ArrayList<>();
  private Outcome outcome;

  /**
   * @param training of the cell's network, at this place
   * @param probe may be shared by cells of one batch on one thread
   */
  CellRecorder(Setting setting, Training training, int place, GradientNoiseProbe probe) {
    this.setting = setting;
    this.training = training;
    this.place = place;
    this.probe = probe;
    this.checkpointEpochs = new HashSet<>(Checkpoint.epochs(setting.epochs()));
  }

  /** Takes over what was recorded before an interruption. */
  void goOn(TrainingState.Course before) {
    start = before.start();
    startTrace = before.startTrace();
    checkpoints.addAll(before.checkpoints());
    runningLosses.addAll(before.runningLosses());
  }

  /** Returns what was recorded so far. */
  TrainingState.Course course() {
    return new TrainingState.Course(start, startTrace, checkpoints, runningLosses);
  }

  /** Measures the network before its first step. */
  void started() {
    start = training.measured(place).evaluation();
    if (!isFinite(start)) {
      diverged(0);
      return;
    }
    startTrace = probe.measure(training.parameters(place)).trace();
  }

  @Override
  public void epochEnded(double runningLoss) {
    int epoch = runningLosses.size() + 1;
    if (!Double.isFinite(runningLoss)) {
      diverged(epoch);
      return;
    }
    if (checkpointEpochs.contains(epoch)) {
      Evaluator.Measured measured = training.measured(place);
      if (!isFinite(measured.evaluation())) {
        diverged(epoch);
        return;
      }
      checkpoints.add(new Checkpoint(epoch, measured.evaluation()));
      runningLosses.add(runningLoss);
      if (epoch == setting.epochs()) {
        outcome = trained(measured);
      }
    } else {
      runningLosses.add(runningLoss);
    }
  }

  /** Tells whether no more epochs are wanted: the last one is done, or the cell has diverged. */
  @Override
  public boolean isOver() {
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

  private Outcome trained(Evaluator.Measured measured) {
    GradientNoiseProbe.Moments noise = probe.measure(training.parameters(place));
    NoiseIsotropy isotropy = probe.isotropy();
    double virial =
        2 * setting.batchSize() * noise.inner() / (setting.learningRate() * noise.trace());
    return new Outcome.Trained(
        start,
        checkpoints,
        runningLosses,
        training.balance(place),
        new GradientNoise(
            startTrace, noise.trace(), virial, isotropy.overall(), isotropy.byLayer()),
        measured.testCorrect());
  }

  private static boolean isFinite(Evaluation evaluation) {
    return evaluation.isFinite()
        && evaluation.meanSquares().stream().allMatch(square -> Double.isFinite(square));
  }
}
