package dev.initsweep.verify;

import java.util.Arrays;

/**
 * Local polynomial regression of degree four (Fan and Gijbels 1996): around each abscissa z a
 * quartic is fitted by least squares to the points within a half-width h of z, and its value and
 * slope at z are taken. Both are weighted sums of the observed values; this class computes the
 * weights, which depend on the design only.
 *
 * <p>A point at distance u h from z has the weight 1 - u^2 (Epanechnikov) in the least squares. The
 * half-width is the plan's window, or reaches just beyond the sixth nearest grid point where the
 * grid is so coarse that the window holds fewer.
 */
final class LocalQuartic {

  /** Coefficients of a quartic. */
  static final int UNKNOWNS = 5;

  /** One more than the unknowns, so that the fit smooths a little everywhere. */
  static final int LEAST_POINTS = UNKNOWNS + 1;

  private static final double BEYOND = 1.0 + 1.0 / 16;

  private final double[] x;
  private final double[] grid;
  private final double window;

  /**
   * @param x abscissae of all points of the fit
   * @param grid those of the grid, ascending, from which the half-width is found; at least six
   * @param window half-width
   */
  LocalQuartic(double[] x, double[] grid, double window) {
    if (grid.length < LEAST_POINTS) {
      throw new IllegalArgumentException(
          "Invalid number of grid points: %d (expected at least %d)"
              .formatted(grid.length, LEAST_POINTS));
    }
    this.x = x.clone();
    this.grid = grid.clone();
    this.window = window;
  }

  /** Weights of the value (index 0) and of the slope (index 1) at z. */
  double[][] weights(double z) {
    double h = halfWidth(z);
    double[][] normal = new double[UNKNOWNS][UNKNOWNS];
    double[][] powers = new double[x.length][];
    double[] kernel = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double u = (x[i] - z) / h;
      kernel[i] = Math.max(0, 1 - u * u);
      powers[i] = new double[] {1, u, u * u, u * u * u, u * u * u * u};
      for (int a = 0; a < UNKNOWNS; a++) {
        for (int b = 0; b < UNKNOWNS; b++) {
          normal[a][b] += kernel[i] * powers[i][a] * powers[i][b];
        }
      }
    }
    double[][] lower = cholesky(normal);
    double[] value = solve(lower, 0);
    double[] slope = solve(lower, 1);
    double[][] weights = new double[2][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int a = 0; a < UNKNOWNS; a++) {
        weights[0][i] += kernel[i] * value[a] * powers[i][a];
        weights[1][i] += kernel[i] * slope[a] * powers[i][a] / h;
      }
    }
    return weights;
  }

  /**
   * How much further than the window the fit at z reaches, 1 where it does not. It reaches no
   * further than half of what the grid spans: away from the middle of six points, the furthest is
   * further away, but the fit's bias is smaller.
   */
  double stretch(double z) {
    double span = grid[grid.length - 1] - grid[0];
    return Math.max(1, Math.min(halfWidth(z), span / 2) / window);
  }

  private double halfWidth(double z) {
    double[] distances = new double[grid.length];
    for (int i = 0; i < grid.length; i++) {
      distances[i] = Math.abs(grid[i] - z);
    }
    Arrays.sort(distances);
    return Math.max(window, distances[LEAST_POINTS - 1] * BEYOND);
  }

  private static double[][] cholesky(double[][] a) {
    double[][] lower = new double[UNKNOWNS][UNKNOWNS];
    for (int i = 0; i < UNKNOWNS; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    return lower;
  }

  /** Solves for the row of the inverse that belongs to one coefficient. */
  private static double[] solve(double[][] lower, int coefficient) {
    double[] solution = new double[UNKNOWNS];
    for (int i = 0; i < UNKNOWNS; i++) {
      double sum = i == coefficient ? 1 : 0;
      for (int k = 0; k < i; k++) {
        sum -= lower[i][k] * solution[k];
      }
      solution[i] = sum / lower[i][i];
    }
    for (int i = UNKNOWNS - 1; i >= 0; i--) {
      for (int k = i + 1; k < UNKNOWNS; k++) {
        solution[i] -= lower[k][i] * solution[k];
      }
      solution[i] /= lower[i][i];
    }
    return solution;
  }
}
