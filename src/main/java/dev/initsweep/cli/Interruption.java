package dev.initsweep.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Ctrl-C does in the course of a run: it cancels the job, waits for finished cells to become
 * durable, and prints the line that resumes.
 */
final class Interruption {

  private static final int PATIENCE_SECONDS = 20;

  private final Thread hook;
  private final CountDownLatch ended = new CountDownLatch(1);

  private Interruption(Runnable cancel, String resume, PrintWriter log) {
    this.hook =
        new Thread(
            () -> {
              cancel.run();
              await();
              log.println();
              log.println("interrupted; finished cells are kept; " + resume);
              log.flush();
            },
            "initsweep-interruption");
  }

  /** From now on, until {@link #disarm}, the end of the JVM cancels first. */
  static Interruption arm(Runnable cancel, String resume, PrintWriter log) {
    Interruption interruption = new Interruption(cancel, resume, log);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** The run is over: an interruption that waits for it may go on, a later one does nothing. */
  void disarm() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is shutting down: the hook is running, and prints its line.
      return;
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
