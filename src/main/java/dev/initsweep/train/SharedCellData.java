package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.Subset;
import dev.initsweep.data.Dataset;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * The examples of the cells that this process trains, scaled and encoded once for all batches and
 * threads. What no training uses any more may go, except what was asked for last, so that the next
 * batch finds it.
 */
final class SharedCellData {

  private static final Map<Key, WeakReference<CellData>> KNOWN = new HashMap<>();

  private static CellData last;

  private SharedCellData() {}

  /** Holds what the examples of a cell depend on, beside the data set. */
  private record Key(DataChoice choice, long seed, int inputs, int classes) {

    static Key of(Cell cell) {
      DataChoice choice = cell.setting().data();
      Architecture architecture = cell.setting().architecture();
      return new Key(
          choice,
          choice.subset() == Subset.SEED ? cell.seed() : 0,
          architecture.inputs(),
          architecture.classes());
    }
  }

  /** The examples of a cell, as {@link CellData#CellData} makes them. */
  static synchronized CellData of(Cell cell, Dataset dataset) {
    KNOWN.values().removeIf(data -> data.refersTo(null));
    Key key = Key.of(cell);
    WeakReference<CellData> known = KNOWN.get(key);
    last = known == null ? null : known.get();
    if (last == null || !last.isOf(dataset)) {
      last = new CellData(cell, dataset);
      KNOWN.put(key, new WeakReference<>(last));
    }
    return last;
  }
}
