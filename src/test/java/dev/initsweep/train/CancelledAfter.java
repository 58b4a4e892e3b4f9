package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Outcome;

/** Cancels when it was asked more often than a number of times. */
final class CancelledAfter implements TrainingMonitor {

  private final int most;
  private int asked;

  CancelledAfter(int most) {
    this.most = most;
  }

  /** How often it was asked: once a part of a batch and once an epoch. */
  int asked() {
    return asked;
  }

  @Override
  public void cellStarted(Cell cell) {}

  @Override
  public void cellEnded(Cell cell, Outcome outcome) {}

  @Override
  public boolean isCancelled() {
    asked++;
    return asked > most;
  }
}
