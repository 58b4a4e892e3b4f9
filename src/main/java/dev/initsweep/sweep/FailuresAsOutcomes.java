package dev.initsweep.sweep;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Setting;
import dev.initsweep.data.Dataset;
import dev.initsweep.train.CellBatch;
import dev.initsweep.train.Engine;
import dev.initsweep.train.StateStore;
import dev.initsweep.train.TrainingMonitor;
import java.util.ArrayList;
import java.util.List;

/**
 * An engine that lets no exception through but that of a cancelled training: cells are trained one
 * by one, and an exception is the cell's outcome.
 */
record FailuresAsOutcomes(Engine engine) implements Engine {

  @Override
  public String label() {
    return engine.label();
  }

  @Override
  public Engine of(Setting setting) {
    return new FailuresAsOutcomes(engine.of(setting));
  }

  @Override
  public String kernel(String machine, Setting setting) {
    return engine.kernel(machine, setting);
  }

  @Override
  public List<Outcome> train(
      CellBatch batch, Dataset data, TrainingMonitor monitor, StateStore states) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Cell cell : batch.cells()) {
      outcomes.add(train(cell, data, monitor, states));
    }
    return outcomes;
  }

  private Outcome train(Cell cell, Dataset data, TrainingMonitor monitor, StateStore states) {
    try {
      return engine.train(new CellBatch(List.of(cell)), data, monitor, states).get(0);
    } catch (RuntimeException e) {
      if (monitor.isCancelled()) {
        throw e;
      }
      String line = e.toString().lines().findFirst().orElse("");
      Outcome failed = new Outcome.Failed(FailureCategory.ERROR, line);
      monitor.cellEnded(cell, failed);
      return failed;
    }
  }
}
