package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Convolutional;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Status;
import java.io.Serializable;
import java.util.List;

/**
 * Holds what an audit has to know of a result. Where the oracle is slow it is the result after
 * fewer epochs than the cell's, at one of its recorded evaluations: a shorter training of the same
 * cell makes the same steps up to there.
 *
 * @param id of the whole cell
 * @param cell with as many epochs as the oracle trains
 * @param isShortened whether these are fewer than the whole cell's
 * @param engine label of the engine that made the result
 * @param status how the cell stood after these epochs
 * @param loss training loss after these epochs; not a number unless the status is OK
 */
public record AuditedResult(
    String id, Cell cell, boolean isShortened, String engine, Status status, double loss)
    implements Serializable {

  /** The oracle makes so many operations of a convolutional network in about a minute. */
  private static final double MOST_FLOPS = 1e11;

  /**
   * Returns what of a result is audited.
   *
   * @param result one that did not fail
   */
  public static AuditedResult of(CellResult result) {
    Cell whole = result.cell();
    Cell cell = shortened(whole);
    int epochs = cell.setting().epochs();
    Status status = result.outcome().status();
    if (result.outcome() instanceof Outcome.Diverged diverged && diverged.epoch() > epochs) {
      status = Status.OK;
    }
    double loss = result.outcome().after(epochs).map(Evaluation::trainLoss).orElse(Double.NaN);
    return new AuditedResult(
        whole.id(),
        cell,
        epochs < whole.setting().epochs(),
        result.provenance().engine(),
        status,
        loss);
  }

  /** Tells whether the oracle is many times slower with a cell than other engines. */
  public static boolean isSlow(Cell cell) {
    return cell.setting().architecture() instanceof Convolutional;
  }

  /** Returns what the oracle's training costs, in floating-point operations. */
  public static double flops(Cell cell) {
    return CostModel.flops(shortened(cell));
  }

  /** The most epochs that are evaluated and do not take the oracle too long, but at least one. */
  private static Cell shortened(Cell cell) {
    if (!isSlow(cell)) {
      return cell;
    }
    List<Integer> epochs = Checkpoint.epochs(cell.setting().epochs());
    int last = epochs.size() - 1;
    while (last > 0 && CostModel.flops(ending(cell, epochs.get(last))) > MOST_FLOPS) {
      last--;
    }
    return ending(cell, epochs.get(last));
  }

  static Cell ending(Cell cell, int epochs) {
    return new Cell(cell.setting().change().epochs(epochs).build(), cell.scales(), cell.seed());
  }
}
