package dev.initsweep.sweep;

import dev.initsweep.cell.Cell;
import dev.initsweep.train.CellBatch;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/**
 * Holds what one Spark task trains, batch after batch.
 *
 * @param batches at least one
 */
record SweepTask(List<Priced> batches) implements Serializable {

  SweepTask {
    batches = List.copyOf(batches);
  }

  /** A task of a single cell. */
  static SweepTask ofOne(Cell cell, double flops) {
    return new SweepTask(List.of(new Priced(new CellBatch(List.of(cell)), flops)));
  }

  /**
   * A batch with its cost.
   *
   * @param flops cost of each of its cells, all of one setting
   */
  record Priced(CellBatch batch, double flops) implements Serializable {

    List<String> ids() {
      return batch.cells().stream().map(Cell::id).toList();
    }

    /**
     * Returns this batch without the cells that are not among some ids, of which one at least is.
     */
    Priced only(Collection<String> ids) {
      return ids.size() == batch.cells().size()
          ? this
          : new Priced(
              new CellBatch(
                  batch.cells().stream().filter(cell -> ids.contains(cell.id())).toList()),
              flops);
    }
  }
}
