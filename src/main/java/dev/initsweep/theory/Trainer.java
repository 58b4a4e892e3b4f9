package dev.initsweep.theory;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import java.util.List;

/** Trains cells on behalf of a predictor, or finds them in the table. */
@FunctionalInterface
public interface Trainer {

  /** Trains nothing. */
  Trainer NONE = cells -> List.of();

  /** Returns the results of these cells, in any order; one that could not be had is missing. */
  List<CellResult> train(List<Cell> cells);
}
