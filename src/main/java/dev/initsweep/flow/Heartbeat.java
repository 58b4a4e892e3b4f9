package dev.initsweep.flow;

import dev.initsweep.store.ResultsFolder;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Leaves a sign of life in the results folder, on whatever file system, while a run goes on. What
 * is left of a run that was killed says since when it is dead.
 */
final class Heartbeat implements AutoCloseable {

  static final Duration PERIOD = Duration.ofSeconds(10);

  private final ResultsFolder folder;
  private final String plan;
  private final LongSupplier trained;
  private final InstantSource clock;
  private final String name = UUID.randomUUID() + ".json";
  private final Instant started;
  private final Future<?> beats;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "heartbeat");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Begins to beat.
   *
   * @param plan its hash
   * @param trained how many cells the run has trained so far
   */
  Heartbeat(ResultsFolder folder, String plan, LongSupplier trained, InstantSource clock) {
    this.folder = folder;
    this.plan = plan;
    this.trained = trained;
    this.clock = clock;
    this.started = clock.instant();
    RunSigns.forgetOld(folder, started);
    beat();
    beats =
        timer.scheduleAtFixedRate(
            this::beat, PERIOD.toSeconds(), PERIOD.toSeconds(), TimeUnit.SECONDS);
  }

  private synchronized void beat() {
    try {
      folder.writeText(
          RunSigns.FOLDER + "/" + name,
          RunSigns.text(
              Map.of(
                  "plan", plan,
                  "host", host(),
                  "process", String.valueOf(ManagementFactory.getRuntimeMXBean().getPid()),
                  "started", started.toString(),
                  "at", clock.instant().toString(),
                  "trained", String.valueOf(trained.getAsLong()))));
    } catch (RuntimeException e) {
      // A sign that cannot be written is none; a full disk ends the run where it loses rows.
      return;
    }
  }

  /** The name of this machine. */
  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "this machine";
    }
  }

  @Override
  public void close() {
    beats.cancel(false);
    timer.shutdownNow();
    synchronized (this) {
      try {
        folder.delete(RunSigns.FOLDER + "/" + name);
      } catch (RuntimeException e) {
        // It says how old it is, and the next run deletes it.
        return;
      }
    }
  }
}
