package dev.initsweep.sweep;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Setting;
import dev.initsweep.train.Engine;
import dev.initsweep.train.MemoryNeed;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Checks before anything runs whether the processes that train have the memory that a plan needs. A
 * process that has too little is ended from outside, hours later and without a word.
 *
 * @param slots trainings at once in a process
 * @param heap of a process
 * @param pointers what JavaCPP lets native memory grow to; by default as much as the heap
 * @param outside what a process may take beside its heap; empty where nothing limits it but the
 *     machine, which the driver cannot see
 */
record MemoryCheck(int slots, Limit heap, Limit pointers, Optional<Limit> outside) {

  /** A JVM with Spark and the native libraries, outside of its heap. */
  private static final long PROCESS_BYTES = 512L << 20;

  /** Spark's own objects and the rows of running tasks. */
  private static final long PROCESS_HEAP_BYTES = 256L << 20;

  private static final String JAVACPP_LIMIT = "-Dorg.bytedeco.javacpp.maxBytes=";
  private static final long LEAST_OVERHEAD = 384L << 20;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /**
   * A limit.
   *
   * @param setting what to change
   * @param bytes at present
   */
  record Limit(String setting, long bytes) {}

  /**
   * Checks the processes of a session.
   *
   * @throws BadInputException if they have too little memory; the message names setting and value
   */
  static void require(SparkSession spark, Engine engine, Collection<Setting> settings) {
    SparkContext context = spark.sparkContext();
    (context.isLocal() ? ofThisProcess(context.defaultParallelism()) : ofExecutors(context))
        .require(engine, settings);
  }

  /**
   * Checks this process before there is a session, for as many cells at once as a master says.
   *
   * @param slots of this process
   */
  static void requireHere(int slots, Engine engine, Collection<Setting> settings) {
    ofThisProcess(slots).require(engine, settings);
  }

  void require(Engine engine, Collection<Setting> settings) {
    List<MemoryNeed> needs = settings.stream().map(engine::memory).toList();
    long natives = slots * greatest(needs, MemoryNeed::nativeBytes);
    long heapNeed =
        PROCESS_HEAP_BYTES
            + greatest(settings, MemoryCheck::dataBytes)
            + slots * greatest(needs, MemoryNeed::heap);
    check(heap, heapNeed, "heap");
    check(pointers, natives, "networks outside of the heap");
    outside.ifPresent(limit -> check(limit, PROCESS_BYTES + natives, "memory outside of the heap"));
  }

  private void check(Limit limit, long need, String what) {
    if (limit.bytes < need) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "Invalid %s: %s (expected at least %s, the %s of %d cells at once in a process)",
              limit.setting,
              megabytes(limit.bytes),
              megabytes(need),
              what,
              slots));
    }
  }

  private static <T> long greatest(Collection<T> all, ToLongFunction<T> bytes) {
    return all.stream().mapToLong(bytes).max().orElse(0);
  }

  /** Returns the bytes of heap that a data set takes, once in a process. */
  private static long dataBytes(Setting setting) {
    return (long) setting.data().trainExamples() * setting.architecture().inputs();
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%dm", (bytes + (1 << 20) - 1) >> 20);
  }

  private static MemoryCheck ofThisProcess(int slots) {
    long heap = Runtime.getRuntime().maxMemory();
    String options = String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments());
    long machine =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : Long.MAX_VALUE;
    return new MemoryCheck(
        slots,
        new Limit("-Xmx in INITSWEEP_JAVA_OPTIONS", heap),
        pointers(options, heap, "-Xmx in INITSWEEP_JAVA_OPTIONS"),
        Optional.of(new Limit("-Xmx, which leaves of this machine's memory", machine - heap)));
  }

  private static MemoryCheck ofExecutors(SparkContext context) {
    SparkConf conf = context.getConf();
    long heap = conf.getSizeAsBytes("spark.executor.memory", "1g");
    return new MemoryCheck(
        cores(context),
        new Limit("spark.executor.memory", heap),
        pointers(conf.get("spark.executor.extraJavaOptions", ""), heap, "spark.executor.memory"),
        isContained(context) ? Optional.of(overhead(conf, heap)) : Optional.empty());
  }

  /** Tells whether the cluster manager ends a process that takes more than it was given. */
  private static boolean isContained(SparkContext context) {
    return context.master().startsWith("yarn") || context.master().startsWith("k8s");
  }

  private static Limit overhead(SparkConf conf, long heap) {
    String setting = "spark.executor.memoryOverhead";
    if (conf.contains(setting)) {
      return new Limit(setting, conf.getSizeAsMb(setting) << 20);
    }
    double factor = conf.getDouble("spark.executor.memoryOverheadFactor", 0.1);
    return new Limit(setting, Math.max(LEAST_OVERHEAD, (long) (factor * heap)));
  }

  /** JavaCPP takes a number with a unit, as Java does. */
  private static Limit pointers(String options, long heap, String heapSetting) {
    int at = options.indexOf(JAVACPP_LIMIT);
    if (at < 0) {
      return new Limit(heapSetting + ", which also limits JavaCPP", heap);
    }
    String value = options.substring(at + JAVACPP_LIMIT.length()).split("\\s", 2)[0];
    long bytes = org.apache.spark.network.util.JavaUtils.byteStringAsBytes(value);
    // 0 is no limit.
    return new Limit(JAVACPP_LIMIT + value, bytes == 0 ? Long.MAX_VALUE : bytes);
  }

  /** Returns the cores of an executor; a standalone cluster gives it all cores of its worker. */
  private static int cores(SparkContext context) {
    String setting = "spark.executor.cores";
    if (context.getConf().contains(setting)) {
      return context.getConf().getInt(setting, 1);
    }
    int executors = awaitExecutors(context);
    return executors < 1 ? 1 : (context.defaultParallelism() + executors - 1) / executors;
  }

  /**
   * Returns how many there are, once the first has come. Without any, Spark goes on to wait and
   * says so.
   */
  private static int awaitExecutors(SparkContext context) {
    Instant end = Instant.now().plus(PATIENCE);
    try {
      while (executors(context) < 1 && Instant.now().isBefore(end)) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return executors(context);
  }

  /** The driver counts as one in Spark's list. */
  private static int executors(SparkContext context) {
    return context.statusTracker().getExecutorInfos().length - 1;
  }
}
