package dev.initsweep.train;

/**
 * Random matrices with orthonormal rows or columns (Saxe et al. 2014), by modified Gram-Schmidt in
 * a fixed order, so that every implementation gets the same numbers.
 */
final class OrthonormalFrame {

  private OrthonormalFrame() {}

  /**
   * A factor times a matrix of rows x columns, row-major, whose shorter side is orthonormal.
   *
   * @param stream gives the normals, one an entry in row-major order
   */
  static float[] scaled(int rows, int columns, double factor, RandomStream stream) {
    boolean tall = rows >= columns;
    // Vectors of the longer side lie contiguous: columns of a tall matrix, rows of a wide one.
    double[][] vectors = new double[Math.min(rows, columns)][Math.max(rows, columns)];
    for (int i = 0; i < rows; i++) {
      for (int o = 0; o < columns; o++) {
        vectors[tall ? o : i][tall ? i : o] = stream.normal();
      }
    }
    orthonormalise(vectors);
    float[] matrix = new float[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int o = 0; o < columns; o++) {
        matrix[i * columns + o] = (float) (factor * vectors[tall ? o : i][tall ? i : o]);
      }
    }
    return matrix;
  }

  private static void orthonormalise(double[][] vectors) {
    for (int j = 0; j < vectors.length; j++) {
      double[] pivot = vectors[j];
      double norm = StrictMath.sqrt(inner(pivot, pivot));
      for (int i = 0; i < pivot.length; i++) {
        pivot[i] /= norm;
      }
      for (int k = j + 1; k < vectors.length; k++) {
        double[] later = vectors[k];
        double projection = inner(pivot, later);
        for (int i = 0; i < pivot.length; i++) {
          later[i] -= projection * pivot[i];
        }
      }
    }
  }

  private static double inner(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
