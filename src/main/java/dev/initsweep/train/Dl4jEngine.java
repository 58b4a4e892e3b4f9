package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Outcome;
import dev.initsweep.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.factory.Nd4j;

/** Trains the cells of a batch one after another by DL4J's own {@code fit}. */
final class Dl4jEngine implements Engine {

  static final String LABEL = "dl4j";

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public List<Outcome> train(CellBatch batch, Dataset dataset, TrainingMonitor monitor) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Cell cell : batch.cells()) {
      if (monitor.isCancelled()) {
        throw new TrainingCancelledException();
      }
      monitor.cellStarted(cell);
      Outcome outcome = outcome(cell, dataset, monitor);
      outcomes.add(outcome);
      monitor.cellEnded(cell, outcome);
    }
    return List.copyOf(outcomes);
  }

  private static Outcome outcome(Cell cell, Dataset dataset, TrainingMonitor monitor) {
    try {
      return trained(cell, dataset, monitor);
    } catch (TrainingCancelledException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
      return Failures.of(e);
    }
  }

  private static Outcome trained(Cell cell, Dataset dataset, TrainingMonitor monitor) {
    CellData data = new CellData(cell, dataset);
    Evaluator evaluator = new Evaluator(cell.setting().architecture(), data);
    GradientNoiseProbe probe = new GradientNoiseProbe(cell.setting().architecture(), data);
    CellRecorder recorder = new CellRecorder(cell, evaluator::measure, probe);
    Parameters initial = InitialWeights.of(cell);
    recorder.started(initial);
    if (recorder.isOver()) {
      return recorder.outcome();
    }
    try (Dl4jTraining training = new Dl4jTraining(cell, data, initial)) {
      while (!recorder.isOver()) {
        if (monitor.isCancelled()) {
          throw new TrainingCancelledException();
        }
        double loss = training.epoch();
        recorder.epochEnded(loss, training::parameters, training::balance);
      }
      return recorder.outcome();
    } finally {
      // Their sizes are learned from one network and would be wrong for the next one. ND4J's call
      // that destroys all of them collects garbage too, which takes longer than a small cell.
      MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
      workspaces.getAllWorkspacesForCurrentThread().forEach(workspaces::destroyWorkspace);
    }
  }
}
