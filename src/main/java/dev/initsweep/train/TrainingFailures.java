package dev.initsweep.train;

import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.Outcome;

/** Turns what an engine threw into a cell's outcome. */
final class TrainingFailures {

  private TrainingFailures() {}

  static Outcome.Failed of(Throwable thrown) {
    boolean memory = false;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      memory |= cause instanceof OutOfMemoryError;
    }
    String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
    return new Outcome.Failed(
        memory ? FailureCategory.OUT_OF_MEMORY : FailureCategory.ERROR,
        (thrown.getClass().getSimpleName() + message).replaceAll("\\s+", " "));
  }
}
