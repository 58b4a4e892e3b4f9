package dev.initsweep.sweep;

/** Receives a job's progress on the driver; calls come one at a time, from a thread of Spark's. */
public interface ProgressListener {

  /** Ignores all progress. */
  ProgressListener NONE = new ProgressListener() {};

  /**
   * The plan is subtracted from the table, and training begins.
   *
   * @param cells how many cells are to be trained
   * @param found how many planned cells the table held before
   * @param flops cost of those to be trained, by the cost model
   */
  default void jobStarted(int cells, int found, double flops) {}

  /** A training begins; the same cell may begin again where a task is tried again. */
  default void cellStarted(String cellId) {}

  /** A training has its outcome; the same cell may end again where a task is tried again. */
  default void cellEnded(CellEnd end) {}
}
