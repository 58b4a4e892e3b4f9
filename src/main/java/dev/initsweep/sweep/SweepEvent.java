package dev.initsweep.sweep;

import java.io.Serializable;

/** What an executor tells the driver while a task runs. */
sealed interface SweepEvent extends Serializable {

  /** The job that the task belongs to. */
  String job();

  /** A training begins. */
  record Started(String job, String cellId) implements SweepEvent {}

  /** A training has its outcome. */
  record Ended(String job, CellEnd end) implements SweepEvent {}
}
