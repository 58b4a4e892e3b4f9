package dev.initsweep.api;

/**
 * Reports that a run ended before its plan did, because it was cancelled or its session was
 * stopped. Finished cells are in the results folder; the same run goes on there.
 */
public final class SweepEndedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SweepEndedException(String reason, Throwable cause) {
    super("The run ended early: " + reason + "; finished cells are kept", cause);
  }
}
