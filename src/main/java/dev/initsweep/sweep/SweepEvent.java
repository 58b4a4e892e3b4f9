package dev.initsweep.sweep;

import java.io.Serializable;
import java.util.List;

/** An event is what an executor tells the driver while a task runs. */
sealed interface SweepEvent extends Serializable {

  /** The job that the task belongs to. */
  String job();

  /**
   * Cells are about to be trained in a process that their native code may end. The driver answers
   * with a list of those that may.
   */
  record Opening(String job, String executor, List<String> cellIds) implements SweepEvent {}

  /** The process has survived these cells. */
  record Closed(String job, String executor, List<String> cellIds) implements SweepEvent {}

  /** A training begins. */
  record Started(String job, String cellId) implements SweepEvent {}

  /** A training has its outcome. */
  record Ended(String job, CellEnd end) implements SweepEvent {}
}
