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
 */
final class Gemm {

  private Gemm() {}

  /** Computes out = W a. */
  static void forward(FloatPointer w, FloatPointer a, FloatPointer out, int m, int n, int size) {
    cblas_sgemm(
        CblasRowMajor, CblasNoTrans, CblasNoTrans, m, size, n, 1, w, n, a, size, 0, out, size);
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
    cblas_sgemm(
        CblasRowMajor, CblasTrans, CblasNoTrans, n, size, m, 1, w, n, delta, size, 0, out, size);
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
