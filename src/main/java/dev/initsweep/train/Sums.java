package dev.initsweep.train;

/**
 * Sums and products over arrays. Sums are in double, as four of them side by side, since one would
 * wait for its own last addition; one is in pairs, in float.
 */
final class Sums {

  /** So few are added one by one. */
  private static final int FEW = 64;

  private Sums() {}

  /** The sum of some values. */
  static double sum(float[] values, int from, int to) {
    int i = from;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (; i + 3 < to; i += 4) {
      s0 += values[i];
      s1 += values[i + 1];
      s2 += values[i + 2];
      s3 += values[i + 3];
    }
    for (; i < to; i++) {
      s0 += values[i];
    }
    return s0 + s1 + (s2 + s3);
  }

  /**
   * The inner product of two arrays, of which the first is overwritten. Halves are added to each
   * other until few sums are left: errors grow by the logarithm of the length, and each loop is one
   * that compilers make vector instructions of, unlike those of conversions to double, and those
   * that read one array in two places.
   *
   * @param scratch at least half as long, is overwritten too
   */
  static double dotInPairs(float[] a, float[] b, float[] scratch) {
    multiply(a, b);
    int left = a.length;
    while (left > FEW) {
      int half = left / 2;
      left -= half;
      System.arraycopy(a, left, scratch, 0, half);
      add(scratch, a, half);
    }
    return sum(a, 0, left);
  }

  /** Multiplies the values of an array by those at the same places of another. */
  static void multiply(float[] a, float[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] *= b[i];
    }
  }

  private static void add(float[] some, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] += some[i];
    }
  }

  /** The inner product of some values with those at the same places. */
  static double dot(float[] a, float[] b, int from, int to) {
    int i = from;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (; i + 3 < to; i += 4) {
      s0 += (double) a[i] * b[i];
      s1 += (double) a[i + 1] * b[i + 1];
      s2 += (double) a[i + 2] * b[i + 2];
      s3 += (double) a[i + 3] * b[i + 3];
    }
    for (; i < to; i++) {
      s0 += (double) a[i] * b[i];
    }
    return s0 + s1 + (s2 + s3);
  }
}
