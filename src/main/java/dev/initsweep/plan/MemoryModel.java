package dev.initsweep.plan;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Setting;
import java.util.stream.IntStream;

/**
 * What a slot needs in memory to train cells of a setting, from above: as many side by side as an
 * engine trains, the greatest of the batches. The numbers of floats are those that the fused engine
 * allocates; DL4J trains one cell at a time and stays below.
 */
public final class MemoryModel {

  /** A JVM with Spark and the native libraries, outside of its heap. */
  public static final long PROCESS_BYTES = 512L << 20;

  /** Spark's own objects and the rows of running tasks. */
  public static final long PROCESS_HEAP_BYTES = 256L << 20;

  private static final int NETWORKS = 8;

  /** Networks side by side lie in slots that may be wider than they are. */
  private static final double WIDEST_SLOT = 1.25;

  /** Examples that are evaluated at a time. */
  private static final int EVALUATED = 250;

  /** Examples whose gradients are compared with each other, at most. */
  private static final int PROBED = 1000;

  /** Of inner products of two examples' gradients, most of all at once: for each pair, half. */
  private static final int PROBE_BYTES = 14;

  /** What OpenBLAS takes for itself, a thread. */
  private static final long BLAS_BYTES = 32L << 20;

  private MemoryModel() {}

  /**
   * Bytes outside of the heap for a slot: weights, a minibatch on its way through them, and inner
   * products of examples.
   */
  public static long nativeBytes(Setting setting) {
    Architecture architecture = setting.architecture();
    double first = NETWORKS * (WIDEST_SLOT * architecture.fanOut(0) + 1);
    double weights =
        first * architecture.inputs()
            + NETWORKS * (double) (architecture.weights() - architecture.weights(0));
    int others = IntStream.range(1, architecture.depth()).map(architecture::fanOut).sum();
    double batch = architecture.inputs() + 2 * first + 2.0 * others;
    double examples = 2.0 * setting.batchSize() + EVALUATED;
    int widest = architecture.widths().stream().mapToInt(width -> width).max().orElseThrow();
    double products = (double) probed(setting) * (probed(setting) + widest);
    return BLAS_BYTES + (long) (Float.BYTES * (weights + examples * batch + products));
  }

  /**
   * Bytes of heap for a slot: its training examples, a byte a value, copies of the parameters, and
   * what the isotropy of the gradient noise is found from.
   */
  public static long heapBytes(Setting setting) {
    Architecture architecture = setting.architecture();
    long inputs = (long) setting.data().trainExamples() * architecture.inputs();
    long probed = probed(setting);
    long ends = 2L * architecture.widths().stream().mapToInt(width -> width).sum();
    return inputs
        + 4L * Float.BYTES * NETWORKS * architecture.weights()
        + probed * (PROBE_BYTES * probed + Float.BYTES * ends);
  }

  private static int probed(Setting setting) {
    return Math.min(PROBED, setting.data().trainExamples());
  }

  /** Bytes of heap that the data set takes, once in a process. */
  public static long dataBytes(Setting setting) {
    return (long) setting.data().trainExamples() * setting.architecture().inputs();
  }
}
