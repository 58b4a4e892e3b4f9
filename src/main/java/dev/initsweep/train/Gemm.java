package dev.initsweep.train;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The five matrix products of the fused kernel. With W m x n weights, a n x size activations and
 * delta m x size derivatives, all stored unit by unit, and x size x n inputs, stored example by
 * example. {@code stride} is the distance of two units in W, at least n.
 *
 * <p>OpenBLAS copies operands before it multiplies, unless a product is small. Where a half of one
 * is, it is made of its halves.
 */
final class Gemm {

  /** OpenBLAS takes products of up to so many multiplications for small ones. */
  static final int SMALL = 1_000_000;

  /** Units are halved to multiples of so many, which kernels take at a time. */
  private static final int PANEL = 16;

  private Gemm() {}

  /** Tells whether halves of a product are small ones, and the whole is not. */
  static boolean isHalved(int m, int n, int size) {
    double multiplications = (double) m * n * size;
    return multiplications > SMALL && multiplications <= 2.0 * SMALL;
  }

  private static int piece(int units, int n, int size) {
    return isHalved(units, n, size) ? (units / 2 + PANEL - 1) / PANEL * PANEL : units;
  }

  /** Computes out = W a. */
  static void forward(FloatPointer w, FloatPointer a, FloatPointer out, int m, int n, int size) {
    int piece = piece(m, n, size);
    for (int from = 0; from < m; from += piece) {
      cblas_sgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasNoTrans,
          Math.min(piece, m - from),
          size,
          n,
          1,
          w.position((long) from * n),
          n,
          a,
          size,
          0,
          out.position((long) from * size),
          size);
    }
    w.position(0);
    out.position(0);
  }

  /** Computes out = W x', where only the first n columns of W and x take part. */
  static void forwardInputs(
      FloatPointer w, int stride, FloatPointer x, FloatPointer out, int m, int n, int size) {
    cblas_sgemm(
        CblasRowMajor, CblasNoTrans, CblasTrans, m, size, n, 1, w, stride, x, n, 0, out, size);
  }

  /** Computes out = W' delta. */
  static void backward(
      FloatPointer w, FloatPointer delta, FloatPointer out, int m, int n, int size) {
    int piece = piece(n, m, size);
    for (int from = 0; from < n; from += piece) {
      cblas_sgemm(
          CblasRowMajor,
          CblasTrans,
          CblasNoTrans,
          Math.min(piece, n - from),
          size,
          m,
          1,
          w.position(from),
          n,
          delta,
          size,
          0,
          out.position((long) from * size),
          size);
    }
    w.position(0);
    out.position(0);
  }

  /** W += factor delta a'. */
  static void update(
      float factor, FloatPointer delta, FloatPointer a, FloatPointer w, int m, int n, int size) {
    cblas_sgemm(
        CblasRowMajor, CblasNoTrans, CblasTrans, m, n, size, factor, delta, size, a, size, 1, w, n);
  }

  /** W += factor delta x, where only the first n columns of W and x take part. */
  static void updateInputs(
      float factor,
      FloatPointer delta,
      FloatPointer x,
      FloatPointer w,
      int stride,
      int m,
      int n,
      int size) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        m,
        n,
        size,
        factor,
        delta,
        size,
        x,
        n,
        1,
        w,
        stride);
  }
}
