package dev.initsweep.sweep;

import dev.initsweep.train.CellBatch;
import java.io.Serializable;
import java.util.List;

/**
 * What one Spark task trains, batch after batch.
 *
 * @param batches at least one
 */
record SweepTask(List<Priced> batches) implements Serializable {

  SweepTask {
    batches = List.copyOf(batches);
  }

  /**
   * A batch with its cost.
   *
   * @param flops cost of each of its cells, all of one setting
   */
  record Priced(CellBatch batch, double flops) implements Serializable {

    List<Priced> singles() {
      return batch.cells().stream()
          .map(cell -> new Priced(new CellBatch(List.of(cell)), flops))
          .toList();
    }
  }
}
