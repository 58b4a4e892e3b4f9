package dev.initsweep.sweep;

/**
 * Reports that a job ended before its time. What its tasks had committed is kept, and a new job
 * goes on.
 */
public final class SweepException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Reports a job that came to its end, with results that must not be trusted. */
  public SweepException(String message) {
    super(message);
  }

  SweepException(String message, Throwable cause) {
    super(message, cause);
  }
}
