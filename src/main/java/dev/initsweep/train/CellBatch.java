package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Setting;
import java.io.Serializable;
import java.util.List;

/**
 * Holds cells that may be trained side by side: they share setting and seed and differ in scale.
 *
 * @param cells at least one
 */
public record CellBatch(List<Cell> cells) implements Serializable {

  public CellBatch {
    cells = List.copyOf(cells);
    Cell first = cells.get(0);
    for (Cell cell : cells) {
      if (!cell.setting().equals(first.setting()) || cell.seed() != first.seed()) {
        throw new IllegalArgumentException(
            "Invalid batch: cells of different settings or seeds (expected one setting, one seed)");
      }
    }
  }

  public Setting setting() {
    return cells.get(0).setting();
  }

  public long seed() {
    return cells.get(0).seed();
  }
}
