package dev.initsweep.store;

import dev.initsweep.cell.BadInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does tasks that read files, several at a time. */
final class InParallel {

  /** More than there are cores, since files may be far away. */
  private static final int THREADS = 16;

  private InParallel() {}

  /**
   * Gives the results of tasks in their order.
   *
   * @throws BadInputException as the first task that throws it does
   * @throws IOException with what else the first task that fails throws as its cause
   */
  static <T> List<T> all(List<Callable<T>> tasks) throws IOException {
    if (tasks.isEmpty()) {
      return List.of();
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(THREADS, tasks.size()));
    try {
      List<Future<T>> futures = tasks.stream().map(pool::submit).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(result(future));
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> T result(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BadInputException bad) {
        throw bad;
      }
      throw new IOException(ReadingFailures.line(e), e);
    }
  }
}
