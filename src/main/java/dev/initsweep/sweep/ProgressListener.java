package dev.initsweep.sweep;

/** Hears on the driver of a job's progress; calls come one at a time, from a thread of Spark's. */
public interface ProgressListener {

  /** Hears nothing. */
  ProgressListener NONE =
      new ProgressListener() {
        @Override
        public void jobStarted(int cells, int found, double flops) {}

        @Override
        public void cellStarted(String cellId) {}

        @Override
        public void cellEnded(CellEnd end) {}
      };

  /**
   * The plan is subtracted from the table, and training begins.
   *
   * @param cells how many cells are to be trained
   * @param found how many planned cells the table held before
   * @param flops cost of those to be trained, by the cost model
   */
  void jobStarted(int cells, int found, double flops);

  /** A training begins; the same cell may begin again where a task is tried again. */
  void cellStarted(String cellId);

  /** A training has its outcome; the same cell may end again where a task is tried again. */
  void cellEnded(CellEnd end);
}
