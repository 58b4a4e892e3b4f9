package dev.initsweep.train;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.ConvolutionalStep;
import java.util.Arrays;
import java.util.Set;

/**
 * A convolution with its activation, and with the pooling between the two where that is the same:
 * the largest value of an increasing function is that of the largest argument. Patches are made of
 * some rows of positions at a time, so that they and their products stay in a core's cache; on the
 * way back they are made again.
 *
 * <p>The first stage's product is made for all networks at once, from patches that they share.
 */
final class ConvolutionStage implements Stage {

  /** Bounds the patches that are made at a time, in floats. */
  private static final int PATCHES = 1 << 18;

  /** Larger windows would need too many rows at a time. */
  private static final int LARGEST_WINDOW = 4;

  private final FusedWeights weights;
  private final ConvolutionalStep step;
  private final ConvolutionalStep pooling;
  private final int layer;
  private final int size;
  private final boolean isFirst;
  private final boolean isPooled;
  private final FloatActivation activation;
  private final Unfolding unfolding;
  private final int chunkRows;
  private final NativeFloats patches;
  private final NativeFloats products;
  private final NativeFloats byPatches;
  private final float[] scratch;

  /** What comes out, and its slope, by network where the stage is the first. */
  private final float[][] output;

  private final float[][] slope;
  private final int[][] choice;
  private final float[][] delta;
  private final NativeFloats gradient;
  private final double[] biasGradient;

  /**
   * @param pooling what follows before the activation; {@code step} itself where nothing does
   * @param layer of the weights
   * @param isFirst whether networks lie side by side in the stage
   * @param needsInput whether the derivative by what comes in is asked for
   * @param gradient receives the gradient by the weights
   * @param biasGradient receives that by the biases
   */
  ConvolutionStage(
      FusedWeights weights,
      ConvolutionalStep step,
      ConvolutionalStep pooling,
      int layer,
      int size,
      boolean isFirst,
      boolean needsInput,
      NativeFloats gradient,
      double[] biasGradient) {
    this.weights = weights;
    this.step = step;
    this.pooling = pooling;
    this.layer = layer;
    this.size = size;
    this.isFirst = isFirst;
    this.isPooled = !pooling.equals(step);
    this.gradient = gradient;
    this.biasGradient = biasGradient;
    activation = FloatActivation.of(weights.architecture.activation());
    chunkRows = chunkRows(step, pooling, size);
    unfolding = new Unfolding(step, size, chunkRows);
    int columns = chunkRows * unfolding.rowColumns;
    int units = isFirst ? weights.networks * weights.slot : step.units();
    patches = new NativeFloats(step.fanIn() * columns);
    products = new NativeFloats(units * columns);
    byPatches = new NativeFloats(needsInput ? step.fanIn() * columns : 1);
    scratch = new float[columns];
    int copies = isFirst ? weights.networks : 1;
    int length = pooling.out().values() * size;
    output = new float[copies][length];
    slope = new float[copies][length];
    choice = new int[copies][isPooled ? length : 0];
    delta = new float[copies][length];
  }

  /**
   * Tells whether a pooling may come before the activation: windows do not overlap, so that each
   * stays within the rows that are made at a time, and the activation increases.
   */
  static boolean canPoolFirst(ConvolutionalStep pooling, Activation activation) {
    return pooling.kind() == ConvolutionalStep.Kind.MAXIMUM
        && pooling.stride() == pooling.kernel()
        && pooling.kernel() <= LARGEST_WINDOW
        && activation != Activation.GELU
        && activation != Activation.SWISH;
  }

  /** Returns how many rows of positions are made at a time. */
  static int chunkRows(ConvolutionalStep step, ConvolutionalStep pooling, int size) {
    int whole = pooling.equals(step) ? 1 : pooling.kernel();
    long rowFloats = (long) step.fanIn() * step.out().width() * size;
    int rows = (int) Math.max(1, PATCHES / rowFloats / whole) * whole;
    return Math.min(rows, pooling.out().height() * whole);
  }

  /** Returns how many patches are made at a time: of all rows at a time, and of what is left. */
  static Set<Integer> columns(ConvolutionalStep step, ConvolutionalStep pooling, int size) {
    int most = chunkRows(step, pooling, size);
    int rowColumns = step.out().width() * size;
    int rest = rows(step, pooling) % most;
    return rest == 0 ? Set.of(most * rowColumns) : Set.of(most * rowColumns, rest * rowColumns);
  }

  /** Returns how many patches are made at a time at most, whatever pooling follows. */
  static double mostColumns(ConvolutionalStep step, int size) {
    double row = (double) step.out().width() * size;
    double rows = Math.max(LARGEST_WINDOW, PATCHES / (step.fanIn() * row));
    return row * Math.min(step.out().height(), rows);
  }

  /** Rows of positions that count: what no window of the pooling covers is not computed. */
  private static int rows(ConvolutionalStep step, ConvolutionalStep pooling) {
    return pooling.equals(step) ? step.out().height() : pooling.out().height() * pooling.kernel();
  }

  private int rows() {
    return rows(step, pooling);
  }

  @Override
  public float[] output(int network) {
    return output[copy(network)];
  }

  @Override
  public float[] delta(int network) {
    return delta[copy(network)];
  }

  private int copy(int network) {
    return isFirst ? network : 0;
  }

  @Override
  public void forward(int network, float[] in) {
    if (!isFirst) {
      multiply(weights.weights[network][layer], step.units(), in, network, 1);
    }
    int k = copy(network);
    activation.apply(
        output[k], weights.biases[network][layer], size * positions(), output[k], slope[k]);
  }

  /** The products of all networks, which {@link #forward} goes on with. */
  void multiplyAll(float[] in) {
    multiply(weights.wide, weights.networks * weights.slot, in, 0, weights.networks);
  }

  private void multiply(NativeFloats of, int units, float[] in, int firstNetwork, int networks) {
    for (int from = 0; from < rows(); from += chunkRows) {
      int to = Math.min(from + chunkRows, rows());
      int columns = (to - from) * unfolding.rowColumns;
      unfolding.unfold(in, from, to, patches);
      Gemm.forward(of.pointer, patches.pointer, products.pointer, units, step.fanIn(), columns);
      for (int k = 0; k < networks; k++) {
        take(firstNetwork + k, k * weights.slot * columns, from, to);
      }
    }
  }

  /** Copies or pools what was made of a network's rows. */
  private void take(int network, int at, int from, int to) {
    int columns = (to - from) * unfolding.rowColumns;
    float[] into = output[copy(network)];
    for (int unit = 0; unit < step.units(); unit++) {
      if (isPooled) {
        products.get(at + unit * columns, scratch, 0, columns);
        pool(into, choice[copy(network)], unit, from, to);
      } else {
        products.get(at + unit * columns, into, place(unit, from), columns);
      }
    }
  }

  private void pool(float[] into, int[] places, int unit, int from, int to) {
    for (int row = from; row < to; row += pooling.kernel()) {
      Pooling.largest(
          pooling, size, scratch, 0, row - from, into, places, place(unit, row / pooling.kernel()));
    }
  }

  /** Where a row of positions of the output begins. */
  private int place(int unit, int row) {
    return (unit * pooling.out().height() + row) * pooling.out().width() * size;
  }

  private int positions() {
    return pooling.out().positions();
  }

  @Override
  public void backward(int network, float[] in, float[] below) {
    float[] by = delta[copy(network)];
    Sums.multiply(by, slope[copy(network)]);
    int length = positions() * size;
    for (int unit = 0; unit < biasGradient.length; unit++) {
      biasGradient[unit] = Sums.sum(by, unit * length, (unit + 1) * length);
    }
    if (isFirst) {
      return;
    }
    gradient.clear(step.units() * step.fanIn());
    boolean needsInput = below.length > 0;
    Arrays.fill(below, 0);
    for (int from = 0; from < rows(); from += chunkRows) {
      int to = Math.min(from + chunkRows, rows());
      int columns = (to - from) * unfolding.rowColumns;
      give(network, 0, from, to);
      unfolding.unfold(in, from, to, patches);
      Gemm.update(
          1,
          products.pointer,
          patches.pointer,
          gradient.pointer,
          step.units(),
          step.fanIn(),
          columns);
      if (needsInput) {
        Gemm.backward(
            weights.weights[network][layer].pointer,
            products.pointer,
            byPatches.pointer,
            step.units(),
            step.fanIn(),
            columns);
        unfolding.fold(byPatches, from, to, below);
      }
    }
  }

  /** The gradients of all networks by the weights, after {@link #backward} of each. */
  void backwardAll(float[] in) {
    int units = weights.networks * weights.slot;
    gradient.clear(units * step.fanIn());
    for (int from = 0; from < rows(); from += chunkRows) {
      int to = Math.min(from + chunkRows, rows());
      int columns = (to - from) * unfolding.rowColumns;
      for (int k = 0; k < weights.networks; k++) {
        give(k, k * weights.slot * columns, from, to);
      }
      clearGaps(columns);
      unfolding.unfold(in, from, to, patches);
      Gemm.update(
          1, products.pointer, patches.pointer, gradient.pointer, units, step.fanIn(), columns);
    }
  }

  /** Units that belong to no network had products of zero weights, and have no delta. */
  private void clearGaps(int columns) {
    if (weights.slot > step.units()) {
      Arrays.fill(scratch, 0);
      for (int k = 0; k < weights.networks; k++) {
        for (int unit = step.units(); unit < weights.slot; unit++) {
          products.put((k * weights.slot + unit) * columns, scratch, 0, columns);
        }
      }
    }
  }

  /** Writes a network's delta by the products of some rows. */
  private void give(int network, int at, int from, int to) {
    int columns = (to - from) * unfolding.rowColumns;
    float[] by = delta[copy(network)];
    for (int unit = 0; unit < step.units(); unit++) {
      if (isPooled) {
        Arrays.fill(scratch, 0);
        for (int row = from; row < to; row += pooling.kernel()) {
          Pooling.spread(
              pooling,
              size,
              by,
              choice[copy(network)],
              place(unit, row / pooling.kernel()),
              scratch,
              0,
              row - from);
        }
        products.put(at + unit * columns, scratch, 0, columns);
      } else {
        products.put(at + unit * columns, by, place(unit, from), columns);
      }
    }
  }

  /** Makes a network's part of the first stage stay as it is. */
  void retire(int network) {
    Arrays.fill(delta[network], 0);
    Arrays.fill(choice[network], 0);
  }

  @Override
  public void close() {
    patches.close();
    products.close();
    byPatches.close();
  }
}
