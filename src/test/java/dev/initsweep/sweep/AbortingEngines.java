package dev.initsweep.sweep;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Outcome;
import dev.initsweep.data.Dataset;
import dev.initsweep.train.CellBatch;
import dev.initsweep.train.Engine;
import dev.initsweep.train.StateStore;
import dev.initsweep.train.TrainingMonitor;
import java.util.List;
import org.bytedeco.javacpp.Pointer;

/** The engines that users have, but native code of some cells ends the process. */
final class AbortingEngines extends RealSweep.RealEngines {

  private static final long serialVersionUID = 1L;

  private final List<String> deadly;

  AbortingEngines(List<String> deadly) {
    this.deadly = List.copyOf(deadly);
  }

  @Override
  public Engine named(String label) {
    return new Aborting(super.named(label), deadly);
  }

  private record Aborting(Engine engine, List<String> deadly) implements Engine {
    @Override
    public String label() {
      return engine.label();
    }

    @Override
    public List<Outcome> train(
        CellBatch batch, Dataset data, TrainingMonitor monitor, StateStore states) {
      for (Cell cell : batch.cells()) {
        if (deadly.contains(cell.id())) {
          // Native code that writes where it must not, as a wrong index makes it do.
          Pointer.memset(new Nowhere(), 0, 8);
        }
      }
      return engine.train(batch, data, monitor, states);
    }
  }

  private static final class Nowhere extends Pointer {
    Nowhere() {
      address = 8;
    }
  }
}
