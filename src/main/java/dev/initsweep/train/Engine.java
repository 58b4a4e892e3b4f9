package dev.initsweep.train;

import dev.initsweep.cell.Outcome;
import dev.initsweep.data.Dataset;
import java.util.List;

/**
 * Trains cells as docs/training.md says. An outcome depends on the cell and the data alone, bit for
 * bit on one kind of CPU: not on the batch it came in, the thread, or what was trained before.
 * Engines are safe for use by several threads.
 */
public interface Engine {

  /** Name in plans and tables. */
  String label();

  /**
   * Trains all cells of a batch on the calling thread, each from its stored state if it has one.
   *
   * <p>An exception inside one cell becomes its {@link Outcome.Failed}; the others go on.
   *
   * @param batch cells of one setting and one seed
   * @param data the data set that the setting names
   * @param monitor hears of progress
   * @param states of trainings that were interrupted, and where to store further ones
   * @return the outcomes in the order of the batch's cells
   * @throws TrainingCancelledException if the monitor asks for it
   */
  List<Outcome> train(CellBatch batch, Dataset data, TrainingMonitor monitor, StateStore states);

  /** Trains all cells of a batch from their beginnings, and stores no states. */
  default List<Outcome> train(CellBatch batch, Dataset data, TrainingMonitor monitor) {
    return train(batch, data, monitor, StateStore.NONE);
  }
}
