package dev.initsweep.sweep;

import dev.initsweep.cell.CellResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * Audits trained cells on slots that have nothing to do while other cells are still trained. Which
 * cells are to be audited is known when all are trained; until then rows are kept here, and those
 * of other cells are forgotten then.
 */
final class AuditsAhead {

  private static final Logger LOG = LoggerFactory.getLogger(AuditsAhead.class);

  /** Short against the tail of a round. */
  private static final Duration POLL = Duration.ofMillis(50);

  /** Longer than Spark takes to know of a job that was begun. */
  private static final Duration BEGINNING = Duration.ofMillis(500);

  private record Begun(String group, Future<Optional<Row>> row) {}

  private final SparkContext spark;
  private final BiFunction<String, CellResult, Optional<Row>> auditing;
  private final Map<String, Begun> begun = new ConcurrentHashMap<>();
  private boolean isOver;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "audits-ahead");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Prepares.
   *
   * @param auditing audits a result in one Spark job of a job group; empty where the run was told
   *     to end
   */
  AuditsAhead(SparkContext spark, BiFunction<String, CellResult, Optional<Row>> auditing) {
    this.spark = spark;
    this.auditing = auditing;
  }

  /**
   * Does an action, and looks for idle slots meanwhile.
   *
   * @param candidates gives what will most likely be audited, the likeliest first; it is asked when
   *     the first slot is idle, by another thread
   */
  void during(Runnable action, Supplier<List<CellResult>> candidates) {
    AtomicBoolean goesOn = new AtomicBoolean(true);
    threads.execute(() -> watch(goesOn, candidates));
    try {
      action.run();
    } finally {
      goesOn.set(false);
    }
  }

  private void watch(AtomicBoolean goesOn, Supplier<List<CellResult>> candidates) {
    Optional<Deque<CellResult>> open = Optional.empty();
    try {
      while (goesOn.get() && (open.isEmpty() || !open.get().isEmpty())) {
        Thread.sleep(POLL.toMillis());
        if (goesOn.get() && hasIdleSlot()) {
          if (open.isEmpty()) {
            open = Optional.of(new ArrayDeque<>(candidates.get()));
            open.get().removeIf(this::hasBegun);
          }
          // The round may have ended by now; between two rounds the slot is idle all the same.
          if (!open.get().isEmpty()) {
            begin(open.get().remove());
            Thread.sleep(BEGINNING.toMillis());
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // They are audited when all is trained, and what is wrong is told then.
      LOG.debug("No audits ahead", e);
    }
  }

  private synchronized void begin(CellResult result) {
    if (!isOver) {
      String group = "audit " + result.cell().id();
      begun.computeIfAbsent(
          result.cell().id(),
          id -> new Begun(group, threads.submit(() -> auditing.apply(group, result))));
    }
  }

  /** Tells whether a slot is idle beside tasks that run; none is where a task waits for one. */
  private boolean hasIdleSlot() {
    int running = 0;
    for (int stage : spark.statusTracker().getActiveStageIds()) {
      Option<SparkStageInfo> found = spark.statusTracker().getStageInfo(stage);
      if (found.isDefined()) {
        SparkStageInfo info = found.get();
        if (info.numTasks() > info.numCompletedTasks() + info.numActiveTasks()) {
          return false;
        }
        running += info.numActiveTasks();
      }
    }
    return running > 0 && running < spark.defaultParallelism();
  }

  boolean hasBegun(CellResult result) {
    return begun.containsKey(result.cell().id());
  }

  /**
   * Gives the rows of some results whose audits have begun, once they are made, and ends all other
   * audits. What failed is left out.
   */
  List<Row> rows(Collection<CellResult> results) {
    return end(results).stream().map(AuditsAhead::row).flatMap(Optional::stream).toList();
  }

  private synchronized List<Begun> end(Collection<CellResult> results) {
    isOver = true;
    List<Begun> wanted = new ArrayList<>();
    results.forEach(result -> wanted.add(begun.remove(result.cell().id())));
    begun.values().forEach(other -> spark.cancelJobGroup(other.group()));
    begun.clear();
    return wanted;
  }

  private static Optional<Row> row(Begun audit) {
    try {
      return audit.row().get();
    } catch (ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
