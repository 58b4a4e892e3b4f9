package dev.initsweep.train;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Convolutional;
import dev.initsweep.cell.ConvolutionalStep;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A convolution with its activation, and with the pooling between the two where that is the same:
 * the largest value of an increasing function is that of the largest argument. Products are made of
 * some rows of output at a time, so that they stay in a core's cache. What the windows cover is
 * kept for the way back.
 *
 * <p>What the first stage's windows cover is common to all networks, and made once.
 */
final class ConvolutionStage implements Stage {

  /** About so many columns of products are made at a time. */
  private static final int COLUMNS = 2048;

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
  private final int rows;
  private final int chunkRows;
  private final NativeFloats matrix;
  private final NativeFloats byMatrix;
  private final NativeFloats outputs;

  /** A pointer to the outputs that products move about. */
  private final FloatPointer moving;

  private final ConvolutionProducts products;
  private final Pooling windows;
  private final float[] scratch;

  private final float[] output;
  private final float[] slope;
  private final float[] choice;
  private final float[] delta;
  private final FloatPointer[] gradientParts;
  private final double[] biasGradient;

  /** Holds weights by network and part. */
  private final FloatPointer[][] weightParts;

  /**
   * @param pooling what follows before the activation; {@code step} itself where nothing does
   * @param layer of the weights
   * @param isFirst whether {@link #cover} says what comes in, for all networks
   * @param needsInput whether the derivative by what comes in is asked for
   * @param gradient grows by the gradient by the weights
   * @param biasGradient grows by that by the biases
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
    this.biasGradient = biasGradient;
    activation = FloatActivation.of(weights.architecture.activation());
    rows = rows(step, pooling);
    chunkRows = chunkRows(step, pooling, size);
    unfolding = new Unfolding(step, size, rows);
    int columns = chunkRows * unfolding.rowColumns;
    matrix = new NativeFloats(unfolding.depth * unfolding.width);
    byMatrix = new NativeFloats(needsInput ? unfolding.depth * unfolding.width : 1);
    outputs = new NativeFloats(step.units() * columns);
    moving = new FloatPointer(outputs.pointer);
    windows = new Pooling(pooling, size);
    products = new ConvolutionProducts(unfolding, step.units(), matrix, byMatrix);
    gradientParts = products.parts(gradient);
    weightParts = new FloatPointer[weights.networks][];
    for (int k = 0; k < weightParts.length; k++) {
      weightParts[k] = products.parts(weights.weights[k][layer]);
    }
    scratch = new float[columns];
    int length = pooling.out().values() * size;
    output = new float[length];
    slope = new float[length];
    choice = new float[isPooled ? length : 0];
    delta = new float[length];
  }

  /** Returns the pooling that comes before a convolution's activation; itself where none does. */
  static ConvolutionalStep pooling(Convolutional architecture, int step) {
    ConvolutionalStep next = architecture.steps().get(step + 1);
    return canPoolFirst(next, architecture.activation()) ? next : architecture.steps().get(step);
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

  /** Returns how many rows of output are made at a time. */
  static int chunkRows(ConvolutionalStep step, ConvolutionalStep pooling, int size) {
    int whole = pooling.equals(step) ? 1 : pooling.kernel();
    int rows = Math.max(1, COLUMNS / (step.out().width() * size) / whole) * whole;
    return Math.min(rows, rows(step, pooling));
  }

  /** Returns how many columns of products are made at a time at most, whatever pooling follows. */
  static double mostColumns(ConvolutionalStep step, int size) {
    return Math.max(COLUMNS, (double) LARGEST_WINDOW * step.out().width() * size);
  }

  /** Rows of positions that count: what no window of the pooling covers is not computed. */
  static int rows(ConvolutionalStep step, ConvolutionalStep pooling) {
    return pooling.equals(step) ? step.out().height() : pooling.out().height() * pooling.kernel();
  }

  @Override
  public float[] output(int network) {
    return output;
  }

  @Override
  public float[] delta(int network) {
    return delta;
  }

  /** Says what comes in, for all networks, where the stage is the first. */
  void cover(float[] in) {
    unfolding.unfold(in, matrix);
  }

  @Override
  public void forward(int network, float[] in) {
    if (!isFirst) {
      cover(in);
    }
    for (int from = 0; from < rows; from += chunkRows) {
      int some = Math.min(chunkRows, rows - from);
      products.forward(weightParts[network], moving, from, some);
      take(from, from + some);
    }
    activation.apply(output, weights.biases[network][layer], size * positions(), output, slope);
  }

  /** Copies or pools what was made of some rows. */
  private void take(int from, int to) {
    int columns = (to - from) * unfolding.rowColumns;
    for (int unit = 0; unit < step.units(); unit++) {
      if (isPooled) {
        outputs.get(unit * columns, scratch, 0, columns);
        for (int row = from; row < to; row += pooling.kernel()) {
          windows.largest(scratch, 0, row - from, output, choice, place(unit, row));
        }
      } else {
        outputs.get(unit * columns, output, place(unit, from), columns);
      }
    }
  }

  /** Where what comes of a row of positions begins in the output. */
  private int place(int unit, int row) {
    int pooledRow = isPooled ? row / pooling.kernel() : row;
    return (unit * pooling.out().height() + pooledRow) * pooling.out().width() * size;
  }

  private int positions() {
    return pooling.out().positions();
  }

  @Override
  public void backward(int network, float[] in, float[] below) {
    Sums.multiply(delta, slope);
    int length = positions() * size;
    for (int unit = 0; unit < biasGradient.length; unit++) {
      biasGradient[unit] += Sums.sum(delta, unit * length, (unit + 1) * length);
    }
    boolean needsInput = below.length > 0;
    if (needsInput) {
      byMatrix.clear(unfolding.depth * unfolding.width);
    }
    for (int from = 0; from < rows; from += chunkRows) {
      int some = Math.min(chunkRows, rows - from);
      give(from, from + some);
      products.update(moving, gradientParts, from, some);
      if (needsInput) {
        products.backward(weightParts[network], moving, from, some);
      }
    }
    if (needsInput) {
      unfolding.fold(byMatrix, below);
    }
  }

  /** Writes the delta by the products of some rows. */
  private void give(int from, int to) {
    int columns = (to - from) * unfolding.rowColumns;
    for (int unit = 0; unit < step.units(); unit++) {
      if (isPooled) {
        Arrays.fill(scratch, 0);
        for (int row = from; row < to; row += pooling.kernel()) {
          windows.spread(delta, choice, place(unit, row), scratch, 0, row - from);
        }
        outputs.put(unit * columns, scratch, 0, columns);
      } else {
        outputs.put(unit * columns, delta, place(unit, from), columns);
      }
    }
  }

  @Override
  public void close() {
    matrix.close();
    byMatrix.close();
    outputs.close();
  }
}
