package dev.initsweep.theory;

import java.util.ArrayList;
import java.util.List;

/**
 * A piecewise cubic through points that is monotone between any two neighbours (Fritsch and Carlson
 * 1980; slopes of Fritsch and Butland 1984), so that it crosses zero only where the points do.
 */
final class MonotoneCurve {

  private final double[] x;
  private final double[] y;
  private final double[] slope;

  /**
   * A place where the curve changes its sign.
   *
   * @param x where
   * @param falling whether the curve is positive below and negative above
   */
  record Crossing(double x, boolean falling) {}

  /**
   * The curve through points.
   *
   * @param x at least two, strictly ascending
   * @param y as many values
   */
  MonotoneCurve(List<Double> x, List<Double> y) {
    this.x = x.stream().mapToDouble(v -> v).toArray();
    this.y = y.stream().mapToDouble(v -> v).toArray();
    this.slope = slopes(this.x, this.y);
  }

  double value(double at) {
    int i = 0;
    while (i < x.length - 2 && at > x[i + 1]) {
      i++;
    }
    double h = x[i + 1] - x[i];
    double t = (at - x[i]) / h;
    double u = 1 - t;
    return y[i] * u * u * (1 + 2 * t)
        + y[i + 1] * t * t * (1 + 2 * u)
        + h * t * u * (slope[i] * u - slope[i + 1] * t);
  }

  /** All changes of sign in ascending order; a point on zero counts as positive. */
  List<Crossing> crossings() {
    List<Crossing> crossings = new ArrayList<>();
    for (int i = 0; i + 1 < x.length; i++) {
      if (y[i] < 0 != y[i + 1] < 0) {
        crossings.add(new Crossing(Bisection.root(this::value, x[i], x[i + 1]), y[i + 1] < 0));
      }
    }
    return crossings;
  }

  private static double[] slopes(double[] x, double[] y) {
    int n = x.length;
    double[] secant = new double[n - 1];
    for (int i = 0; i + 1 < n; i++) {
      secant[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
    }
    double[] slope = new double[n];
    if (n == 2) {
      slope[0] = secant[0];
      slope[1] = secant[0];
      return slope;
    }
    for (int i = 1; i + 1 < n; i++) {
      if (secant[i - 1] * secant[i] > 0) {
        double left = x[i] - x[i - 1];
        double right = x[i + 1] - x[i];
        slope[i] =
            3
                * (left + right)
                / ((2 * right + left) / secant[i - 1] + (right + 2 * left) / secant[i]);
      }
    }
    slope[0] = endSlope(x[1] - x[0], x[2] - x[1], secant[0], secant[1]);
    slope[n - 1] = endSlope(x[n - 1] - x[n - 2], x[n - 2] - x[n - 3], secant[n - 2], secant[n - 3]);
    return slope;
  }

  /** The three-point slope at an end, limited so that the curve stays monotone. */
  private static double endSlope(double near, double far, double secantNear, double secantFar) {
    double slope = ((2 * near + far) * secantNear - near * secantFar) / (near + far);
    if (slope * secantNear <= 0) {
      return 0;
    }
    boolean turns = secantNear * secantFar <= 0;
    return turns && Math.abs(slope) > 3 * Math.abs(secantNear) ? 3 * secantNear : slope;
  }
}
