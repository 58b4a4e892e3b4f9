package dev.initsweep.sweep;

import java.util.Optional;

/**
 * What the table holds of the planned cells after a job: done, diverged, failed and missing add up
 * to planned.
 *
 * @param planned distinct cells that were asked for
 * @param found of those, how many were closed before the job and not trained by it
 * @param done trained to their last epoch, in this job or before
 * @param diverged a loss was not finite, in this job or before
 * @param failed ended by an error, in this job or before
 * @param missing not in the table
 * @param firstFailure the first cell that failed in this job
 * @param ending why the job ended
 */
public record SweepSummary(
    int planned,
    int found,
    int done,
    int diverged,
    int failed,
    int missing,
    Optional<Failure> firstFailure,
    Ending ending) {

  /** A failed cell. */
  public record Failure(String cellId, String cause, String host) {

    /** Which cell, where, and why. */
    public String line() {
      return "first failed cell: %s on %s: %s".formatted(cellId, host, cause);
    }
  }

  /** Why a job ended. */
  public enum Ending {
    /** All its tasks ran. */
    COMPLETE,

    /** {@link SweepJob#cancel} was called. */
    CANCELLED,

    /** The first cells all failed, and the others were not tried. */
    FIRST_CELLS_FAILED
  }
}
