package dev.initsweep.sweep;

import dev.initsweep.cell.Status;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStatusTracker;
import scala.Option;

/**
 * Follows the running jobs by their events, tells the listener, and ends the jobs where it is told
 * to or where the first cells all fail: then the cause is not in the cells.
 */
final class JobControl {

  /** This many failed cells, and none that did not fail, end a job. */
  private static final int FIRST_CELLS = 10;

  /** This many executors that native code ended, and no cell that did not fail, end a job. */
  private static final int FIRST_DEATHS = 6;

  /** Marks a message of Spark's that a task was given up because its executors were lost. */
  private static final String LOST_EXECUTOR = "ExecutorLostFailure";

  /** Tasks of a stopped job may write for this long. */
  private static final Duration LAST_WRITES = Duration.ofSeconds(10);

  /** How often a stopped job is asked for its tasks. */
  private static final Duration POLL = Duration.ofMillis(20);

  private final SparkContext spark;
  private final ProgressListener listener;
  private final Set<String> jobs = new HashSet<>();

  /** Those of the jobs that no event has come from, so that Spark may not know of them yet. */
  private final Set<String> unheard = new HashSet<>();

  private boolean succeeded;
  private final Set<String> failed = new HashSet<>();
  private Optional<SweepSummary.Failure> firstFailure = Optional.empty();
  private SweepSummary.Ending ending = SweepSummary.Ending.COMPLETE;

  JobControl(SparkContext spark, ProgressListener listener) {
    this.spark = spark;
    this.listener = listener;
  }

  /** A new set of cells begins, which may take several Spark jobs. */
  synchronized void begin() {
    succeeded = false;
    failed.clear();
    firstFailure = Optional.empty();
  }

  /**
   * Runs a Spark job on this thread until it ends or is stopped.
   *
   * @return why Spark gave it up, where that was because it lost executors
   * @throws SweepException if it ends otherwise
   */
  Optional<SweepException> run(
      String name, String description, Suspects suspects, Runnable action) {
    if (!begin(name)) {
      return Optional.empty();
    }
    SweepEvents.subscribe(name, new Subscriber(name, suspects));
    // Tasks look themselves whether they are cancelled; interrupts would hit writers of files.
    spark.setJobGroup(name, description, false);
    try {
      action.run();
      return Optional.empty();
    } catch (Exception e) {
      // Spark throws checked exceptions that its methods do not declare.
      if (ending() != SweepSummary.Ending.COMPLETE) {
        return Optional.empty();
      }
      SweepException broken =
          new SweepException(
              "Cannot finish the sweep: %s; finished cells are kept, the same command goes on"
                  .formatted(cause(e)),
              e);
      if (String.valueOf(e.getMessage()).contains(LOST_EXECUTOR)
          || cause(e).contains(LOST_EXECUTOR)) {
        return Optional.of(broken);
      }
      throw broken;
    } finally {
      end(name);
      spark.clearJobGroup();
      if (!goesOn()) {
        awaitTasks(name);
      }
      SweepEvents.unsubscribe(name);
    }
  }

  /**
   * Waits until the tasks of a stopped job have ended: Spark lets go of the job before, and they
   * still write what they have. It waits no longer than a user would before a second Ctrl-C.
   */
  private void awaitTasks(String group) {
    long until = System.nanoTime() + LAST_WRITES.toNanos();
    try {
      while (hasTasks(group) && System.nanoTime() < until) {
        Thread.sleep(POLL.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean hasTasks(String group) {
    SparkStatusTracker tracker = spark.statusTracker();
    return Arrays.stream(tracker.getJobIdsForGroup(group))
        .mapToObj(id -> tracker.getJobInfo(id).map(SparkJobInfo::stageIds))
        .filter(Option::isDefined)
        .flatMapToInt(stages -> Arrays.stream(stages.get()))
        .mapToObj(tracker::getStageInfo)
        .anyMatch(stage -> stage.isDefined() && stage.get().numActiveTasks() > 0);
  }

  private synchronized boolean begin(String name) {
    if (ending != SweepSummary.Ending.COMPLETE) {
      return false;
    }
    jobs.add(name);
    unheard.add(name);
    return true;
  }

  private synchronized void end(String name) {
    jobs.remove(name);
    unheard.remove(name);
  }

  synchronized void stop(SweepSummary.Ending why) {
    if (ending == SweepSummary.Ending.COMPLETE) {
      ending = why;
      jobs.forEach(spark::cancelJobGroup);
    }
  }

  /** Tells whether nothing has told it to stop. */
  synchronized boolean goesOn() {
    return ending == SweepSummary.Ending.COMPLETE;
  }

  synchronized SweepSummary.Ending ending() {
    return ending;
  }

  /** The first cell that failed in the last job. */
  synchronized Optional<SweepSummary.Failure> firstFailure() {
    return firstFailure;
  }

  /** Tells whether a cell has failed since {@link #begin()}. */
  synchronized boolean hasFailed(String cellId) {
    return failed.contains(cellId);
  }

  /** A cell has ended, in an executor or by the driver's decision. */
  synchronized void ended(CellEnd end) {
    listener.cellEnded(end);
    if (end.status() != Status.FAILED) {
      succeeded = true;
      return;
    }
    failed.add(end.cell().id());
    if (firstFailure.isEmpty()) {
      firstFailure =
          Optional.of(new SweepSummary.Failure(end.cell().id(), end.message(), end.host()));
    }
    if (!succeeded && failed.size() >= FIRST_CELLS) {
      stop(SweepSummary.Ending.FIRST_CELLS_FAILED);
    }
  }

  /**
   * Takes note of how many executors have died of native code. The reason of the last one is in
   * Spark's words.
   */
  synchronized void executorsDied(int deaths, String reason) {
    if (!succeeded && deaths >= FIRST_DEATHS) {
      firstFailure =
          Optional.of(
              new SweepSummary.Failure(
                  "any",
                  String.format(Locale.ROOT, "native code ended %d executors: %s", deaths, reason),
                  "each"));
      stop(SweepSummary.Ending.FIRST_CELLS_FAILED);
    }
  }

  synchronized void started(String cellId) {
    listener.cellStarted(cellId);
  }

  private synchronized void heard(String job) {
    if (unheard.remove(job) && ending != SweepSummary.Ending.COMPLETE) {
      // It was stopped before Spark knew of it.
      spark.cancelJobGroup(job);
    }
  }

  /** Takes the events of one job. */
  private final class Subscriber implements SweepEvents.Subscriber {
    private final String job;
    private final Suspects suspects;

    Subscriber(String job, Suspects suspects) {
      this.job = job;
      this.suspects = suspects;
    }

    @Override
    public void hear(SweepEvent event) {
      heard(job);
      if (event instanceof SweepEvent.Started start) {
        started(start.cellId());
      } else if (event instanceof SweepEvent.Ended end) {
        ended(end.end());
      } else if (event instanceof SweepEvent.Closed closed) {
        suspects.close(closed.executor(), closed.cellIds());
      }
    }

    @Override
    public List<String> open(SweepEvent.Opening opening) {
      return suspects.open(opening.executor(), opening.cellIds());
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
