package dev.initsweep.train;

import dev.initsweep.cell.Audit;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Status;
import dev.initsweep.data.Dataset;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Holds a cell's result to DL4J's. Both engines round differently and training amplifies that, so
 * the losses may differ by as much as they do when initial weights move by one unit in the last
 * place: by three times the largest of ten such moves.
 */
public final class EngineAudit {

  /** Names the engine that others are held to. */
  public static final String ORACLE = Dl4jEngine.LABEL;

  /** Tells whether cells of an engine can be audited: one of ours, and not the oracle itself. */
  public static boolean knows(String engine) {
    return !engine.equals(ORACLE) && Engines.names().contains(engine);
  }

  /** A few suffice as a rule, and the largest of more is no less. */
  private static final int[] PERTURBATIONS = {3, 10};

  private static final double SPREADS = 3;

  /**
   * Losses this close, relative, agree without more trainings: three times the least spread that
   * was ever seen over twenty epochs, 7e-4, is more.
   */
  private static final double CLOSE = 1e-3;

  private EngineAudit() {}

  /**
   * Trains a cell by DL4J and, if that does not suffice, from neighbouring initial weights.
   *
   * @param result what is held to DL4J's
   * @throws TrainingCancelledException if the monitor asks for it
   */
  public static Audit audit(AuditedResult result, Dataset dataset, TrainingMonitor monitor) {
    Cell cell = result.cell();
    Status status = result.status();
    double loss = result.loss();
    Outcome oracle = new Dl4jEngine().train(new CellBatch(List.of(cell)), dataset, monitor).get(0);
    double expected = loss(oracle);
    OptionalDouble spread = OptionalDouble.empty();
    boolean agrees =
        status == Status.OK
            ? Math.abs(loss - expected) <= CLOSE * expected
            : status == oracle.status();
    for (int perturbations : PERTURBATIONS) {
      if (!agrees) {
        List<Outcome> near = near(cell, result.engine(), perturbations, dataset, monitor);
        spread = spread(near);
        agrees =
            status == oracle.status()
                ? Math.abs(loss - expected) <= SPREADS * spread.orElse(0)
                // At the border of divergence a last bit decides.
                : near.stream().map(Outcome::status).distinct().count() > 1;
      }
    }
    return new Audit(
        result.id(),
        result.isShortened() ? OptionalInt.of(cell.setting().epochs()) : OptionalInt.empty(),
        result.engine(),
        ORACLE,
        status,
        oracle.status(),
        optional(loss),
        optional(expected),
        spread,
        agrees);
  }

  /** Returns how far the losses of neighbours are from the first one's. */
  private static OptionalDouble spread(List<Outcome> near) {
    double center = loss(near.get(0));
    return near.stream()
        .mapToDouble(outcome -> Math.abs(loss(outcome) - center))
        .filter(Double::isFinite)
        .max();
  }

  /** Trainings from the cell's own initial weights, first, and from neighbours of them. */
  private static List<Outcome> near(
      Cell cell, String engine, int perturbations, Dataset dataset, TrainingMonitor monitor) {
    Parameters start = InitialWeights.of(cell);
    Random random = new Random(cell.seed());
    List<Parameters> starts =
        Stream.concat(
                Stream.of(start),
                Stream.generate(() -> neighbour(start, random)).limit(perturbations))
            .toList();
    return new BatchTraining(Engines.labelled(engine), dataset, monitor, StateStore.NONE)
        .outcomes(Collections.nCopies(starts.size(), cell), starts);
  }

  /** Each weight stays or moves to a neighbouring number. */
  static Parameters neighbour(Parameters start, Random random) {
    float[][] weights = new float[start.architecture().depth()][];
    float[][] biases = new float[start.architecture().depth()][];
    for (int l = 0; l < weights.length; l++) {
      weights[l] = start.weights(l).clone();
      biases[l] = start.biases(l).clone();
      for (int i = 0; i < weights[l].length; i++) {
        weights[l][i] += (random.nextInt(3) - 1) * Math.ulp(weights[l][i]);
      }
    }
    return new Parameters(start.architecture(), weights, biases);
  }

  private static double loss(Outcome outcome) {
    return outcome instanceof Outcome.Trained trained ? trained.end().trainLoss() : Double.NaN;
  }

  private static OptionalDouble optional(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
