package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Setting;
import dev.initsweep.data.Dataset;
import java.util.List;

/**
 * Trains cells as docs/training.md says. An outcome depends on the cell and the data alone, bit for
 * bit on one kind of CPU: not on the batch it came in, the thread, or what was trained before.
 * Engines are safe for use by several threads.
 */
public interface Engine {

  /** Returns the name in plans and tables. */
  String label();

  /** Returns the engine that trains a setting: itself, unless it stands for a choice of others. */
  default Engine of(Setting setting) {
    return this;
  }

  /**
   * Returns what decides the last bits of this engine's results for a setting. It is what decides
   * them on a machine, and what this version of the engine does otherwise than earlier ones did.
   *
   * @param machine BLAS build, its CPU kernel and ND4J's CPU extension
   */
  default String kernel(String machine, Setting setting) {
    return machine;
  }

  /**
   * Returns what a cell costs in floating-point operations; the same for all cells of a setting. It
   * serves for order and for estimates of time; no result depends on it.
   */
  default double flops(Cell cell) {
    return CostModel.flops(cell);
  }

  /** Returns what a slot needs to train cells of a setting, from above. */
  default MemoryNeed memory(Setting setting) {
    return MemoryModel.of(setting);
  }

  /**
   * Trains all cells of a batch on the calling thread, each from its stored state if it has one.
   *
   * <p>An exception inside one cell becomes its {@link Outcome.Failed}; the others go on.
   *
   * @param batch cells of one setting and one seed
   * @param data the data set that the setting names
   * @param monitor receives the progress
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
