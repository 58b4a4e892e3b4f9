package dev.initsweep.sweep;

/** What a job does with cells that the table already holds as failed. */
public enum FailedCells {
  /** A failed cell is closed, as a finished one is. */
  KEEP,

  /** Train it again. */
  RETRY
}
