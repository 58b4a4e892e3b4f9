package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import java.util.List;

/** Stores the states of a training's cells now and then. */
final class StateKeeper {

  private final StateStore store;
  private final List<Cell> cells;
  private final Training training;
  private final List<CellRecorder> recorders;
  private final long start = System.nanoTime();
  private double next;

  StateKeeper(StateStore store, List<Cell> cells, Training training, List<CellRecorder> recorders) {
    this.store = store;
    this.cells = cells;
    this.training = training;
    this.recorders = recorders;
    this.next = store.seconds();
  }

  /**
   * Stores the states of cells that are not over, if it is time.
   *
   * @param isLast whether the training is about to be cancelled; it is time then, too, if it has
   *     taken long enough for one state at least
   */
  void betweenEpochs(boolean isLast) {
    double seconds = seconds();
    if (seconds < (isLast ? store.seconds() : next)) {
      return;
    }
    for (int k = 0; k < cells.size(); k++) {
      CellRecorder recorder = recorders.get(k);
      if (!recorder.isOver() && recorder.course().epochs() > 0) {
        int place = k;
        store.write(
            cells.get(k),
            out ->
                StateCodec.write(new TrainingState(recorder.course(), training.state(place)), out));
      }
    }
    next = seconds() + store.seconds();
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }
}
