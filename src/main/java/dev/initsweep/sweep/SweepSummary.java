package dev.initsweep.sweep;

import java.util.Optional;

/**
 * Says what the table holds of the planned cells after a job. Done, diverged, failed and missing
 * add up to planned.
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

  /** Describes a failed cell. */
  public record Failure(String cellId, String cause, String host) {

    /** Says which cell failed, where, and why. */
    public String line() {
      return "first failed cell: %s on %s: %s".formatted(cellId, host, cause);
    }
  }

  /** Says why a job ended. */
  public enum Ending {
    /** All tasks of the job are done. */
    COMPLETE,

    /** {@link SweepJob#cancel} ends the job. */
    CANCELLED,

    /** The first cells all fail, and the others are not tried. */
    FIRST_CELLS_FAILED
  }
}
