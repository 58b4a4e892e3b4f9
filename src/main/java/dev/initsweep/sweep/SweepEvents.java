package dev.initsweep.sweep;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.plugin.PluginContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events from tasks to the job on the driver, and its answers back. Static, as Spark makes
 * the plugin itself and tasks have no other way to find it.
 */
final class SweepEvents {

  private static final Logger LOG = LoggerFactory.getLogger(SweepEvents.class);
  private static final Map<String, Subscriber> JOBS = new ConcurrentHashMap<>();

  /**
   * Between ids in an answer, which is a plain text: where Spark reads it on an executor, only its
   * own classes and the JDK's are known.
   */
  private static final String SEPARATOR = ",";

  private static volatile Optional<PluginContext> channel = Optional.empty();

  private SweepEvents() {}

  /** The job's side. */
  interface Subscriber {

    /** A cell begins or ends. */
    void hear(SweepEvent event);

    /** Returns which of some cells an executor may train. */
    List<String> open(SweepEvent.Opening opening);
  }

  /** Sends events of a job to this subscriber from now on; the driver calls it. */
  static void subscribe(String job, Subscriber subscriber) {
    JOBS.put(job, subscriber);
  }

  static void unsubscribe(String job) {
    JOBS.remove(job);
  }

  /** Delivers an event that has arrived at the driver; those of jobs that are over are dropped. */
  static Object deliver(SweepEvent event) {
    Subscriber job = JOBS.get(event.job());
    if (event instanceof SweepEvent.Opening opening) {
      return String.join(SEPARATOR, job == null ? opening.cellIds() : job.open(opening));
    }
    if (job != null) {
      job.hear(event);
    }
    return true;
  }

  /** Sends events through this context from now on; an executor calls it. */
  static void connect(PluginContext context) {
    channel = Optional.of(context);
  }

  static void disconnect() {
    channel = Optional.empty();
  }

  /** Returns the name of the executor that calls it. */
  static String executor() {
    return channel.map(PluginContext::executorID).orElse("");
  }

  /**
   * Returns which of some cells may be trained on the executor that calls it. These are all of them
   * where the driver does not answer.
   */
  static List<String> open(String job, List<String> cellIds) {
    return ask(new SweepEvent.Opening(job, executor(), cellIds))
        .filter(String.class::isInstance)
        .map(answer -> ids((String) answer))
        .orElse(cellIds);
  }

  private static List<String> ids(String answer) {
    return answer.isEmpty() ? List.of() : List.of(answer.split(SEPARATOR, -1));
  }

  /**
   * Tells the driver on behalf of an executor, and returns once the driver has been told. Progress
   * is not worth a training: where the driver does not answer, the event is lost.
   */
  static void tell(SweepEvent event) {
    ask(event);
  }

  private static Optional<Object> ask(SweepEvent event) {
    if (channel.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(channel.get().ask(event));
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.warn("Cannot tell the driver of progress: {}", e.toString());
      return Optional.empty();
    }
  }
}
