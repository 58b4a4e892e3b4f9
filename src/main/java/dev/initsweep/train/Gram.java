package dev.initsweep.train;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasLower;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_ssyrk;

/** Inner products of rows with each other. */
final class Gram {

  private Gram() {}

  /**
   * Returns the lower triangle of the rows' Gram matrix, row by row, as {@link CovarianceMoments}
   * has it.
   *
   * @param rows one after the other
   * @param count of rows
   * @param width of a row
   */
  static float[] of(float[] rows, int count, int width) {
    float[] products = new float[count * (count + 1) / 2];
    try (NativeFloats factor = NativeFloats.copyOf(rows);
        NativeFloats gram = new NativeFloats(count * count)) {
      cblas_ssyrk(
          CblasRowMajor,
          CblasLower,
          CblasNoTrans,
          count,
          width,
          1,
          factor.pointer,
          width,
          0,
          gram.pointer,
          count);
      for (int i = 0; i < count; i++) {
        gram.get(i * count, products, i * (i + 1) / 2, i + 1);
      }
    }
    return products;
  }
}
