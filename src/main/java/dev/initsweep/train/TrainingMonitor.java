package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Outcome;
import java.util.function.BooleanSupplier;

/** Follows a training's progress and can end it between epochs. */
public interface TrainingMonitor {

  /** Ignores progress and never cancels. */
  TrainingMonitor NONE = cancelledBy(() -> false);

  /** Returns a monitor that ignores progress and cancels when the argument says so. */
  static TrainingMonitor cancelledBy(BooleanSupplier isCancelled) {
    return new TrainingMonitor() {
      @Override
      public void cellStarted(Cell cell) {}

      @Override
      public void cellEnded(Cell cell, Outcome outcome) {}

      @Override
      public boolean isCancelled() {
        return isCancelled.getAsBoolean();
      }
    };
  }

  /** A cell's training begins; from now on native code may end the process. */
  void cellStarted(Cell cell);

  /** A cell has its outcome. */
  void cellEnded(Cell cell, Outcome outcome);

  /** Tells whether to stop before the next epoch. */
  boolean isCancelled();
}
