package dev.initsweep.train;

import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import java.util.List;

/**
 * A cell's training between two epochs, from which it goes on bit for bit.
 *
 * @param course what was recorded so far
 * @param network as it is now
 */
record TrainingState(Course course, NetworkState network) {

  /**
   * Holds what was recorded of a training so far.
   *
   * @param start evaluation before the first step
   * @param startTrace trace of the gradient noise before the first step
   * @param checkpoints those reached
   * @param runningLosses by epoch
   */
  record Course(
      Evaluation start,
      double startTrace,
      List<Checkpoint> checkpoints,
      List<Double> runningLosses) {

    Course {
      checkpoints = List.copyOf(checkpoints);
      runningLosses = List.copyOf(runningLosses);
    }

    /** Returns how many epochs have ended. */
    int epochs() {
      return runningLosses.size();
    }
  }
}
