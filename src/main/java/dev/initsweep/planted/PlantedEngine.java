package dev.initsweep.planted;

import dev.initsweep.cell.Bits;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.cell.Outcome;
import dev.initsweep.data.Dataset;
import dev.initsweep.train.CellBatch;
import dev.initsweep.train.Engine;
import dev.initsweep.train.StateStore;
import dev.initsweep.train.TrainingMonitor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Trains nothing: outcomes come from curves with known answers, which the learning rate chooses. A
 * seed moves a curve up or down and its optimum by a tenth of an octave.
 */
public final class PlantedEngine implements Engine {

  static final String LABEL = "planted";

  /** Log2 of r at the optimum of those curves that have one. */
  static final double OPTIMUM = 3;

  /** The curves, by their learning rates. */
  enum Curve {
    /** The curve is least at the optimum; the accuracy is higher there than with He's scales. */
    VALLEY(.01),

    /** The curve falls with the variance as far as any grid goes; the accuracy falls too. */
    FALLING(.02),

    /** The curve is a valley in which trainings diverge from three octaves above the optimum on. */
    CLIFF(.04);

    private final double learningRate;

    Curve(double learningRate) {
      this.learningRate = learningRate;
    }

    double learningRate() {
      return learningRate;
    }
  }

  private static final double LEAST_LOSS = .01;
  private static final double CURVATURE = .67;

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public List<Outcome> train(
      CellBatch batch, Dataset data, TrainingMonitor monitor, StateStore states) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Cell cell : batch.cells()) {
      monitor.cellStarted(cell);
      Outcome outcome = outcome(cell, data.test().size());
      monitor.cellEnded(cell, outcome);
      outcomes.add(outcome);
    }
    return outcomes;
  }

  private static Curve curve(Cell cell) {
    for (Curve curve : Curve.values()) {
      if (curve.learningRate == cell.setting().learningRate()) {
        return curve;
      }
    }
    throw new IllegalArgumentException(
        "Invalid learning rate: %s (expected that of a curve)"
            .formatted(cell.setting().learningRate()));
  }

  private static Outcome outcome(Cell cell, int images) {
    Random random = new Random(cell.seed());
    double height = .2 * random.nextGaussian();
    double u = octave(cell) - OPTIMUM - .1 * random.nextGaussian();
    Curve curve = curve(cell);
    double start = Math.log(cell.setting().architecture().classes());
    if (curve == Curve.CLIFF && u > 3) {
      return new Outcome.Diverged(1, evaluation(cell, start, 0, 1), List.of(), List.of());
    }
    double rise = curve == Curve.FALLING ? -.5 * u : CURVATURE * (Math.exp(Math.min(u, 3)) - u - 1);
    double loss = Math.min(start, LEAST_LOSS * Math.exp(rise + height));
    double errors = curve == Curve.FALLING ? .1 + .02 * (u + OPTIMUM) : .1 + .02 * Math.abs(u);
    boolean[] correct = correct(images, errors, random);
    int epochs = cell.setting().epochs();
    double accuracy = (double) Bits.of(correct).count() / images;
    Evaluation end = evaluation(cell, loss, accuracy, growth(u));
    return new Outcome.Trained(
        evaluation(cell, start, 0, 1),
        Checkpoint.epochs(epochs).stream().map(epoch -> new Checkpoint(epoch, end)).toList(),
        Collections.nCopies(epochs, loss),
        balance(cell, growth(u)),
        new GradientNoise(1, 1, 1),
        Bits.of(correct));
  }

  private static double octave(Cell cell) {
    return Math.log(cell.scales().ratioToHe(cell.setting().architecture())) / Math.log(2);
  }

  /** Weights grow below the optimum and shrink above it: the condition's root is the optimum. */
  private static double growth(double u) {
    return Math.exp(-.3 * u);
  }

  private static boolean[] correct(int images, double errors, Random random) {
    boolean[] correct = new boolean[images];
    for (int i = 0; i < images; i++) {
      correct[i] = random.nextDouble() >= errors;
    }
    return correct;
  }

  private static Evaluation evaluation(Cell cell, double loss, double accuracy, double growth) {
    return new Evaluation(loss, accuracy, loss, accuracy, meanSquares(cell, growth));
  }

  private static List<Double> meanSquares(Cell cell, double growth) {
    return IntStream.range(0, cell.scales().depth())
        .mapToObj(l -> growth * cell.scales().layer(l) / cell.setting().architecture().fanIn(l))
        .toList();
  }

  private static NormBalance balance(Cell cell, double growth) {
    List<Double> drift = meanSquares(cell, growth - 1);
    return new NormBalance(drift, Collections.nCopies(drift.size(), 0.0));
  }
}
