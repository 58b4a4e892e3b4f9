package dev.initsweep.network;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Provides arithmetic of vectors in double. */
public final class Vectors {

  private Vectors() {}

  /** Returns the softmax of logits less the indicator of a label: the loss's derivative by them. */
  public static double[] residual(double[] logits, int label) {
    double largest = Arrays.stream(logits).max().orElseThrow();
    double[] p = mapped(logits, f -> Math.exp(f - largest));
    double sum = Arrays.stream(p).sum();
    for (int c = 0; c < p.length; c++) {
      p[c] = p[c] / sum - (label == c ? 1 : 0);
    }
    return p;
  }

  /** Returns a function's values. */
  public static double[] mapped(double[] values, DoubleUnaryOperator f) {
    return Arrays.stream(values).map(f).toArray();
  }

  /** Adds a multiple of a vector to another one. */
  public static void add(double[] into, double factor, double[] values) {
    for (int i = 0; i < into.length; i++) {
      into[i] += factor * values[i];
    }
  }

  /** Returns the inner product. */
  public static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static double[] sum(double[] values, double factor, double[] others) {
    double[] sum = values.clone();
    add(sum, factor, others);
    return sum;
  }
}
