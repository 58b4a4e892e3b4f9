package dev.initsweep.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Handles Ctrl-C during a run: it cancels the job and waits for finished cells to become durable.
 * It then prints the line that resumes. All that comes before Spark's own hook, which would take
 * the session away under the job.
 */
final class Interruption {

  private static final int PATIENCE_SECONDS = 20;

  /** Above Spark's own, 40. */
  private static final int PRIORITY = 100;

  private final Runnable hook;
  private final CountDownLatch ended = new CountDownLatch(1);

  private Interruption(Runnable cancel, String resume, PrintWriter log) {
    this.hook =
        () -> {
          cancel.run();
          await();
          log.println();
          log.println("interrupted; finished cells are kept; " + resume);
          log.flush();
        };
  }

  /** Makes the end of the JVM cancel first, from now on until {@link #disarm}. */
  static Interruption arm(Runnable cancel, String resume, PrintWriter log) {
    Interruption interruption = new Interruption(cancel, resume, log);
    ShutdownHookManager.get().addShutdownHook(interruption.hook, PRIORITY);
    return interruption;
  }

  /** The run is over: an interruption that waits for it may go on, a later one does nothing. */
  void disarm() {
    ended.countDown();
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }

  private void await() {
    try {
      ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
