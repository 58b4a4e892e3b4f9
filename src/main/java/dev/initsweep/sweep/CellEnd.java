package dev.initsweep.sweep;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Status;
import java.io.Serializable;

/**
 * Describes a finished cell as the driver is told of it, before its row is durable.
 *
 * @param cell which one
 * @param status how it ended
 * @param trainLoss final training loss; not a number unless the status is OK
 * @param message why it failed; empty unless it did
 * @param host where it was trained
 * @param seconds its share of the time of the batch that it was trained in
 * @param flops its cost by the cost model
 */
public record CellEnd(
    Cell cell,
    Status status,
    double trainLoss,
    String message,
    String host,
    double seconds,
    double flops)
    implements Serializable {

  static CellEnd of(Cell cell, Outcome outcome, String host, double seconds, double flops) {
    double loss =
        outcome instanceof Outcome.Trained trained ? trained.end().trainLoss() : Double.NaN;
    String message = outcome instanceof Outcome.Failed failed ? failed.message() : "";
    return new CellEnd(cell, outcome.status(), loss, message, host, seconds, flops);
  }
}
