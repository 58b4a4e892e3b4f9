package dev.initsweep.train;

/** Reports that the monitor asked to stop; the batch has no outcome. */
public final class TrainingCancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TrainingCancelledException() {
    super("Training was cancelled");
  }
}
