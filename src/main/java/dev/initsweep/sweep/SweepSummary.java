package dev.initsweep.sweep;

import java.util.Optional;

/**
 * What a job did, counted in the table after it.
 *
 * @param planned distinct cells that were asked for
 * @param found of those, how many the table had closed before
 * @param trained of those, how many got their row in this job
 * @param diverged of the planned cells, how many the table holds as diverged
 * @param failed of the planned cells, how many the table holds as failed
 * @param missing of the planned cells, how many the table does not hold
 * @param firstFailure the first cell that failed in this job
 * @param ending why the job ended
 */
public record SweepSummary(
    int planned,
    int found,
    int trained,
    int diverged,
    int failed,
    int missing,
    Optional<Failure> firstFailure,
    Ending ending) {

  /** A failed cell. */
  public record Failure(String cellId, String cause, String host) {}

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
