package dev.initsweep.sweep;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/** Records on the driver which executors are gone, and how they went. */
final class ExecutorLosses extends SparkListener {

  private final Suspects suspects;
  private final JobControl control;

  ExecutorLosses(Suspects suspects, JobControl control) {
    this.suspects = suspects;
    this.control = control;
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    suspects.lost(removed.executorId(), removed.reason());
    control.executorsDied(suspects.executorDeaths(), removed.reason());
  }
}
