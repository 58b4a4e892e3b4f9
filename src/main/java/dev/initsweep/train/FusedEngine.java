package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CommonRandomNumbers;
import dev.initsweep.cell.Outcome;
import dev.initsweep.data.Dataset;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains by plain loops and matrix products, several cells of a batch side by side where they see
 * the same minibatches and where that does not change a bit of their results.
 */
final class FusedEngine implements Engine {

  static final String LABEL = "fused";

  private final int mostNetworks;

  FusedEngine() {
    this(Packing.MOST_NETWORKS);
  }

  /**
   * An engine with a bound.
   *
   * @param mostNetworks how many cells to train side by side at most
   */
  FusedEngine(int mostNetworks) {
    this.mostNetworks = mostNetworks;
    NativeRuntime.singleThreaded();
  }

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public List<Outcome> train(CellBatch batch, Dataset dataset, TrainingMonitor monitor) {
    Packing packing = Packing.of(batch.setting());
    CommonRandomNumbers common = batch.setting().common();
    boolean share = common == CommonRandomNumbers.BOTH || common == CommonRandomNumbers.ORDER;
    int most = share && packing.isNeutral() ? mostNetworks : 1;
    List<Outcome> outcomes = new ArrayList<>();
    for (int from = 0; from < batch.cells().size(); from += most) {
      int to = Math.min(from + most, batch.cells().size());
      outcomes.addAll(outcomes(batch.cells().subList(from, to), dataset, packing, monitor));
    }
    return List.copyOf(outcomes);
  }

  private static List<Outcome> outcomes(
      List<Cell> cells, Dataset dataset, Packing packing, TrainingMonitor monitor) {
    cells.forEach(monitor::cellStarted);
    List<Outcome> outcomes;
    try {
      List<Parameters> initial = cells.stream().map(InitialWeights::of).toList();
      outcomes = trained(cells, initial, dataset, packing, monitor);
    } catch (TrainingCancelledException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
      if (cells.size() > 1) {
        return alone(cells, dataset, packing, monitor);
      }
      outcomes = List.of(Failures.of(e));
    }
    for (int k = 0; k < cells.size(); k++) {
      monitor.cellEnded(cells.get(k), outcomes.get(k));
    }
    return outcomes;
  }

  /** One cell's failure must not be another's. */
  private static List<Outcome> alone(
      List<Cell> cells, Dataset dataset, Packing packing, TrainingMonitor monitor) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Cell cell : cells) {
      outcomes.addAll(outcomes(List.of(cell), dataset, packing, monitor));
    }
    return outcomes;
  }

  /** Trains cells side by side, each from its initial weights. */
  static List<Outcome> trained(
      List<Cell> cells,
      List<Parameters> initial,
      Dataset dataset,
      Packing packing,
      TrainingMonitor monitor) {
    CellData data = new CellData(cells.get(0), dataset);
    GradientNoiseProbe probe = new GradientNoiseProbe(cells.get(0).setting().architecture(), data);
    try (FusedTraining training = new FusedTraining(cells, data, initial, packing.slot())) {
      List<CellRecorder> recorders = new ArrayList<>();
      for (int k = 0; k < cells.size(); k++) {
        int network = k;
        recorders.add(new CellRecorder(cells.get(k), now -> training.measured(network), probe));
      }
      for (int k = 0; k < cells.size(); k++) {
        recorders.get(k).started(initial.get(k));
        retireIfOver(training, recorders, k);
      }
      while (!recorders.stream().allMatch(CellRecorder::isOver)) {
        if (monitor.isCancelled()) {
          throw new TrainingCancelledException();
        }
        double[] losses = training.epoch();
        for (int k = 0; k < cells.size(); k++) {
          int network = k;
          if (!recorders.get(k).isOver()) {
            recorders
                .get(k)
                .epochEnded(
                    losses[k], () -> training.parameters(network), () -> training.balance(network));
            retireIfOver(training, recorders, k);
          }
        }
      }
      return recorders.stream().map(CellRecorder::outcome).toList();
    }
  }

  private static void retireIfOver(FusedTraining training, List<CellRecorder> recorders, int k) {
    if (recorders.get(k).isOver()) {
      training.retire(k);
    }
  }
}
