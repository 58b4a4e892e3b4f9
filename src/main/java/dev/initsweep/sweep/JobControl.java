package dev.initsweep.sweep;

import dev.initsweep.cell.Status;
import java.util.Optional;
import org.apache.spark.SparkContext;

/**
 * Follows the running job by its events, tells the listener, and ends the job where it is told to
 * or where its first cells all fail: then the cause is not in the cells.
 */
final class JobControl {

  /** So many failed cells, and none that did not fail, end a job. */
  private static final int FIRST_CELLS = 10;

  private final SparkContext spark;
  private final ProgressListener listener;
  private String job = "";
  private boolean heard;
  private boolean succeeded;
  private int failed;
  private Optional<SweepSummary.Failure> firstFailure = Optional.empty();
  private SweepSummary.Ending ending = SweepSummary.Ending.COMPLETE;

  JobControl(SparkContext spark, ProgressListener listener) {
    this.spark = spark;
    this.listener = listener;
  }

  /**
   * Runs a Spark job on this thread until it ends or is stopped.
   *
   * @throws SweepException if it ends otherwise
   */
  void run(String name, String description, Runnable action) {
    if (!begin(name)) {
      return;
    }
    SweepEvents.subscribe(name, this::hear);
    // Tasks look themselves whether they are cancelled; interrupts would hit writers of files.
    spark.setJobGroup(name, description, false);
    try {
      action.run();
    } catch (Exception e) {
      // Spark throws checked exceptions that its methods do not declare.
      if (ending() == SweepSummary.Ending.COMPLETE) {
        throw new SweepException("Cannot finish the sweep: " + cause(e), e);
      }
    } finally {
      spark.clearJobGroup();
      SweepEvents.unsubscribe(name);
    }
  }

  private synchronized boolean begin(String name) {
    if (ending != SweepSummary.Ending.COMPLETE) {
      return false;
    }
    job = name;
    heard = false;
    succeeded = false;
    failed = 0;
    firstFailure = Optional.empty();
    return true;
  }

  synchronized void stop(SweepSummary.Ending why) {
    if (ending == SweepSummary.Ending.COMPLETE) {
      ending = why;
      spark.cancelJobGroup(job);
    }
  }

  synchronized SweepSummary.Ending ending() {
    return ending;
  }

  /** The first cell that failed in the last job. */
  synchronized Optional<SweepSummary.Failure> firstFailure() {
    return firstFailure;
  }

  private synchronized void hear(SweepEvent event) {
    if (!heard && ending != SweepSummary.Ending.COMPLETE) {
      // It was stopped before Spark knew of it.
      spark.cancelJobGroup(job);
    }
    heard = true;
    if (event instanceof SweepEvent.Started started) {
      listener.cellStarted(started.cellId());
    } else if (event instanceof SweepEvent.Ended ended) {
      listener.cellEnded(ended.end());
      count(ended.end());
    }
  }

  private void count(CellEnd end) {
    if (end.status() != Status.FAILED) {
      succeeded = true;
      return;
    }
    failed++;
    if (firstFailure.isEmpty()) {
      firstFailure =
          Optional.of(new SweepSummary.Failure(end.cell().id(), end.message(), end.host()));
    }
    if (!succeeded && failed >= FIRST_CELLS) {
      stop(SweepSummary.Ending.FIRST_CELLS_FAILED);
    }
  }

  private static String cause(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.toString().lines().findFirst().orElse("");
  }
}
