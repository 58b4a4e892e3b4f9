package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Setting;
import dev.initsweep.data.Dataset;
import dev.initsweep.network.Networks;
import java.util.List;

/** An engine that says how steps are made, and leaves it to others how many and what to record. */
interface EpochEngine extends Engine {

  /** Tells whether it can train cells of a setting. */
  boolean trains(Setting setting);

  /**
   * Returns how many of some cells of one batch may share a training. These are as many as see the
   * same minibatches, and do not change a bit of each other's results.
   */
  int sideBySide(List<Cell> cells);

  /** Returns how the networks that it trains compute. */
  default Networks networks() {
    return Networks.ALL;
  }

  /**
   * Begins a training, or goes on with one.
   *
   * @param cells no more than may share one
   * @param states where each of them starts
   * @param epochs how many epochs of each have ended
   */
  Training start(List<Cell> cells, CellData data, List<NetworkState> states, int epochs);

  @Override
  default List<Outcome> train(
      CellBatch batch, Dataset data, TrainingMonitor monitor, StateStore states) {
    return new BatchTraining(this, data, monitor, states).outcomes(batch.cells());
  }
}
