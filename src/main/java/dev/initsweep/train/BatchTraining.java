package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Outcome;
import dev.initsweep.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Turns cells of one batch into outcomes, with as many side by side as their engine takes. */
final class BatchTraining {

  private final EpochEngine engine;
  private final Dataset dataset;
  private final TrainingMonitor monitor;

  BatchTraining(EpochEngine engine, Dataset dataset, TrainingMonitor monitor) {
    this.engine = engine;
    this.dataset = dataset;
    this.monitor = monitor;
  }

  /**
   * The outcomes in the order of the cells; what is thrown in a cell is its outcome.
   *
   * @throws TrainingCancelledException if the monitor asks for it
   */
  List<Outcome> outcomes(List<Cell> cells) {
    int most = engine.sideBySide(cells);
    List<Outcome> outcomes = new ArrayList<>();
    for (int from = 0; from < cells.size(); from += most) {
      outcomes.addAll(together(cells.subList(from, Math.min(from + most, cells.size()))));
    }
    return List.copyOf(outcomes);
  }

  private List<Outcome> together(List<Cell> cells) {
    if (monitor.isCancelled()) {
      throw new TrainingCancelledException();
    }
    cells.forEach(monitor::cellStarted);
    List<Outcome> outcomes;
    try {
      outcomes = trained(cells, cells.stream().map(InitialWeights::of).toList());
    } catch (TrainingCancelledException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
      if (cells.size() > 1) {
        return alone(cells);
      }
      outcomes = List.of(Failures.of(e));
    }
    for (int k = 0; k < cells.size(); k++) {
      monitor.cellEnded(cells.get(k), outcomes.get(k));
    }
    return outcomes;
  }

  /** One cell's failure must not be another's. */
  private List<Outcome> alone(List<Cell> cells) {
    return cells.stream().flatMap(cell -> together(List.of(cell)).stream()).toList();
  }

  /**
   * The outcomes of trainings that start where they are told to, whatever the cells' own initial
   * weights are; what is thrown in one of them is thrown.
   *
   * @throws TrainingCancelledException if the monitor asks for it
   */
  List<Outcome> outcomes(List<Cell> cells, List<Parameters> initial) {
    int most = engine.sideBySide(cells);
    List<Outcome> outcomes = new ArrayList<>();
    for (int from = 0; from < cells.size(); from += most) {
      int to = Math.min(from + most, cells.size());
      outcomes.addAll(trained(cells.subList(from, to), initial.subList(from, to)));
    }
    return List.copyOf(outcomes);
  }

  private List<Outcome> trained(List<Cell> cells, List<Parameters> initial) {
    CellData data = new CellData(cells.get(0), dataset);
    GradientNoiseProbe probe = new GradientNoiseProbe(cells.get(0).setting().architecture(), data);
    try (Training training = engine.start(cells, data, initial)) {
      List<CellRecorder> recorders =
          IntStream.range(0, cells.size())
              .mapToObj(k -> new CellRecorder(cells.get(k).setting(), training, k, probe))
              .toList();
      recorders.forEach(CellRecorder::started);
      EpochLoop.run(training, recorders, monitor);
      return recorders.stream().map(CellRecorder::outcome).toList();
    }
  }
}
