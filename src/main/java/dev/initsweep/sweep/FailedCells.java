package dev.initsweep.sweep;

/** Says what a job does with cells that the table already holds as failed. */
public enum FailedCells {
  /** A failed cell is closed, as a finished one is. */
  KEEP,

  /** A failed cell is trained again. */
  RETRY
}
