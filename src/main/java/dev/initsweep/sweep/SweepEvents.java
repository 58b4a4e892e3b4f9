package dev.initsweep.sweep;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.spark.api.plugin.PluginContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events from tasks to the job on the driver. Static, as Spark makes the plugin itself and
 * tasks have no other way to find it.
 */
final class SweepEvents {

  private static final Logger LOG = LoggerFactory.getLogger(SweepEvents.class);
  private static final Map<String, Consumer<SweepEvent>> JOBS = new ConcurrentHashMap<>();
  private static volatile Optional<PluginContext> channel = Optional.empty();

  private SweepEvents() {}

  /** On the driver: events of a job go to this consumer from now on. */
  static void subscribe(String job, Consumer<SweepEvent> consumer) {
    JOBS.put(job, consumer);
  }

  static void unsubscribe(String job) {
    JOBS.remove(job);
  }

  /** On the driver: an event has arrived; those of jobs that are over are dropped. */
  static void deliver(SweepEvent event) {
    JOBS.getOrDefault(event.job(), ignored -> {}).accept(event);
  }

  /** On an executor: events go through this context from now on. */
  static void connect(PluginContext context) {
    channel = Optional.of(context);
  }

  static void disconnect() {
    channel = Optional.empty();
  }

  /**
   * On an executor: tells the driver, and returns once it has heard. Progress is not worth a
   * training: where the driver does not answer, the event is lost.
   */
  static void tell(SweepEvent event) {
    if (channel.isEmpty()) {
      return;
    }
    try {
      channel.get().ask(event);
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.warn("Cannot tell the driver of progress: {}", e.toString());
    }
  }
}
