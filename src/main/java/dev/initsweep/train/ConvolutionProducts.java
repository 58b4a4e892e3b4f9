package dev.initsweep.train;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The matrix products of a convolution for some rows of output: one for each part of the window, as
 * {@link Unfolding} takes it apart. Weights lie unit by unit, part by part; outputs and deltas unit
 * by unit, rows after each other. Nothing is allocated after the constructor.
 *
 * <p>A product is made of some columns at a time, so few that OpenBLAS multiplies them where they
 * lie: beyond {@link Gemm#SMALL} it copies operands first, which for few units costs as much as the
 * product.
 */
final class ConvolutionProducts {

  /** Pieces of fewer columns gain nothing. */
  private static final int FEWEST = 128;

  private final Unfolding unfolding;
  private final int units;
  private final int fanIn;
  private final int piece;
  private final FloatPointer matrix;
  private final FloatPointer byMatrix;

  /**
   * @param matrix what windows cover
   * @param byMatrix the loss's derivative by it, which {@link #backward} adds to
   */
  ConvolutionProducts(Unfolding unfolding, int units, NativeFloats matrix, NativeFloats byMatrix) {
    this.unfolding = unfolding;
    this.units = units;
    this.fanIn = unfolding.parts * unfolding.depth;
    int small = Gemm.SMALL / (units * unfolding.depth) / FEWEST * FEWEST;
    this.piece = small == 0 ? Integer.MAX_VALUE : small;
    // Pointers of their own, to be moved about.
    this.matrix = new FloatPointer(matrix.pointer);
    this.byMatrix = new FloatPointer(byMatrix.pointer);
  }

  /** Makes pointers to the parts of weights, or of what belongs to weights. */
  FloatPointer[] parts(NativeFloats weights) {
    FloatPointer[] pointers = new FloatPointer[unfolding.parts];
    for (int part = 0; part < pointers.length; part++) {
      pointers[part] = weights.from(part * unfolding.depth).pointer;
    }
    return pointers;
  }

  /**
   * Computes the products of some rows of output.
   *
   * @param weights by part
   * @param out units x (rows of output x position x example); its position is lost
   * @param from the first row of output
   * @param rows how many of them
   */
  void forward(FloatPointer[] weights, FloatPointer out, int from, int rows) {
    int columns = rows * unfolding.rowColumns;
    for (int at = 0; at < columns; at += piece(columns, at)) {
      for (int part = 0; part < weights.length; part++) {
        cblas_sgemm(
            CblasRowMajor,
            CblasNoTrans,
            CblasNoTrans,
            units,
            piece(columns, at),
            unfolding.depth,
            1,
            weights[part],
            fanIn,
            matrix.position(unfolding.column(part, from) + at),
            unfolding.width,
            part == 0 ? 0 : 1,
            out.position(at),
            columns);
      }
    }
  }

  /** Adds the derivative by what the windows of some rows of output cover. */
  void backward(FloatPointer[] weights, FloatPointer delta, int from, int rows) {
    int columns = rows * unfolding.rowColumns;
    for (int at = 0; at < columns; at += piece(columns, at)) {
      for (int part = 0; part < weights.length; part++) {
        cblas_sgemm(
            CblasRowMajor,
            CblasTrans,
            CblasNoTrans,
            unfolding.depth,
            piece(columns, at),
            units,
            1,
            weights[part],
            fanIn,
            delta.position(at),
            columns,
            1,
            byMatrix.position(unfolding.column(part, from) + at),
            unfolding.width);
      }
    }
  }

  /** Adds the derivative by the weights that some rows of output give. */
  void update(FloatPointer delta, FloatPointer[] gradient, int from, int rows) {
    int columns = rows * unfolding.rowColumns;
    for (int at = 0; at < columns; at += piece(columns, at)) {
      for (int part = 0; part < gradient.length; part++) {
        cblas_sgemm(
            CblasRowMajor,
            CblasNoTrans,
            CblasTrans,
            units,
            unfolding.depth,
            piece(columns, at),
            1,
            delta.position(at),
            columns,
            matrix.position(unfolding.column(part, from) + at),
            unfolding.width,
            1,
            gradient[part],
            fanIn);
      }
    }
  }

  private int piece(int columns, int at) {
    return Math.min(piece, columns - at);
  }
}
