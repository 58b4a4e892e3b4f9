package dev.initsweep.verify;

import java.util.stream.IntStream;

/**
 * The local quartic's value and slope on a fine lattice, for every seed. Everything here is linear
 * in the observed values, so that the mean over seeds of the fits is the fit of the mean.
 */
final class FittedCurve {

  /** Steps of the lattice per octave. */
  private static final int STEPS = 32;

  private final LocalQuartic quartic;
  private final double[] z;
  private final double[][] value;
  private final double[][] slope;

  private FittedCurve(LocalQuartic quartic, double[] z, double[][] value, double[][] slope) {
    this.quartic = quartic;
    this.z = z;
    this.value = value;
    this.slope = slope;
  }

  /**
   * @param x abscissae of the points, ascending
   * @param log log metric by seed and point
   * @param grid abscissae of those points that are the grid's own
   * @param window half-width in octaves
   */
  static FittedCurve of(double[] x, double[][] log, double[] grid, double window) {
    double from = x[0];
    double to = x[x.length - 1];
    int steps = Math.max(1, (int) Math.ceil((to - from) * STEPS));
    double[] z =
        IntStream.rangeClosed(0, steps).mapToDouble(k -> from + (to - from) * k / steps).toArray();
    LocalQuartic quartic = new LocalQuartic(x, grid, window);
    double[][] value = new double[log.length][z.length];
    double[][] slope = new double[log.length][z.length];
    for (int k = 0; k < z.length; k++) {
      double[][] weights = quartic.weights(z[k]);
      for (int s = 0; s < log.length; s++) {
        value[s][k] = dot(weights[0], log[s]);
        slope[s][k] = dot(weights[1], log[s]);
      }
    }
    return new FittedCurve(quartic, z, value, slope);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  int seeds() {
    return value.length;
  }

  int size() {
    return z.length;
  }

  double z(int k) {
    return z[k];
  }

  /** How much further than the window the fit reaches where it is least. */
  double stretch() {
    return quartic.stretch(abscissa(leastIndex()));
  }

  double first() {
    return z[0];
  }

  double last() {
    return z[z.length - 1];
  }

  /** The fits of all seeds but one. */
  FittedCurve without(int seed) {
    return new FittedCurve(quartic, z, without(value, seed), without(slope, seed));
  }

  private static double[][] without(double[][] rows, int seed) {
    return IntStream.range(0, rows.length)
        .filter(s -> s != seed)
        .mapToObj(s -> rows[s])
        .toArray(double[][]::new);
  }

  double meanValue(int k) {
    return mean(value, k);
  }

  double meanSlope(int k) {
    return mean(slope, k);
  }

  /** Slopes of all seeds at a lattice point. */
  Sample slopes(int k) {
    double[] slopes = new double[slope.length];
    for (int s = 0; s < slopes.length; s++) {
      slopes[s] = slope[s][k];
    }
    return Sample.of(slopes);
  }

  private static double mean(double[][] rows, int k) {
    double sum = 0;
    for (double[] row : rows) {
      sum += row[k];
    }
    return sum / rows.length;
  }

  /** The mean fit at any abscissa of the lattice's range, interpolated. */
  double meanValueAt(double abscissa) {
    double at = (abscissa - first()) / (last() - first()) * (z.length - 1);
    int k = (int) Math.max(0, Math.min(z.length - 2, Math.floor(at)));
    double t = at - k;
    return meanValue(k) * (1 - t) + meanValue(k + 1) * t;
  }

  /**
   * Position (a real index of the lattice) at which the mean fit is least: where its slope changes
   * sign nearest to its lowest lattice point, or an end of the lattice.
   */
  double leastIndex() {
    int k = 0;
    for (int i = 1; i < z.length; i++) {
      if (meanValue(i) < meanValue(k)) {
        k = i;
      }
    }
    if (meanSlope(k) > 0) {
      while (k > 0 && meanSlope(k - 1) > 0) {
        k--;
      }
      return k == 0 ? 0 : crossing(k - 1, meanSlope(k - 1), meanSlope(k), 0);
    }
    while (k < z.length - 1 && meanSlope(k + 1) < 0) {
      k++;
    }
    return k == z.length - 1 ? k : crossing(k, meanSlope(k), meanSlope(k + 1), 0);
  }

  /** The abscissa at a real index. */
  double abscissa(double index) {
    return first() + (last() - first()) * index / (z.length - 1);
  }

  /** The real index between k and k + 1 at which a quantity, linear between them, has a value. */
  static double crossing(int k, double atK, double atNext, double value) {
    double t = (value - atK) / (atNext - atK);
    return k + (Double.isFinite(t) ? Math.max(0, Math.min(1, t)) : .5);
  }
}
