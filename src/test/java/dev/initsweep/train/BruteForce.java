package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Moments of a covariance straight from their definitions, over all draws that differ. */
final class BruteForce {

  private BruteForce() {}

  /**
   * Holds an isotropy to its definition; none is expected where a moment is not positive.
   *
   * @param draws of gradients
   * @param relative the most that it may differ by
   */
  static void assertIsotropy(double found, double[][] draws, double relative) {
    double square = squareOfTrace(draws);
    double ofSquare = traceOfSquare(draws);
    if (square <= 0 || ofSquare <= 0) {
      assertThat(found).isNaN();
    } else {
      double expected = square / ofSquare / draws[0].length;
      assertThat(found).isCloseTo(expected, within(relative * expected));
    }
  }

  /** Mean over all four different draws of (<g_i - g_j, g_k - g_l> / 2)^2, which is tr C^2. */
  static double traceOfSquare(double[][] draws) {
    int n = draws.length;
    double[][] products = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        products[i][j] = product(draws[i], draws[j]);
      }
    }
    double sum = 0;
    long fours = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          for (int l = 0; l < n; l++) {
            if (i != j && i != k && i != l && j != k && j != l && k != l) {
              double inner = products[i][k] - products[i][l] - products[j][k] + products[j][l];
              sum += inner * inner / 4;
              fours++;
            }
          }
        }
      }
    }
    return sum / fours;
  }

  /** Of the sample variance, coordinate by coordinate, less the variance of that mean. */
  static double squareOfTrace(double[][] draws) {
    int n = draws.length;
    double[] distances = new double[n];
    for (int k = 0; k < draws[0].length; k++) {
      double mean = 0;
      for (double[] draw : draws) {
        mean += draw[k] / n;
      }
      for (int i = 0; i < n; i++) {
        distances[i] += (draws[i][k] - mean) * (draws[i][k] - mean) * n / (n - 1.);
      }
    }
    double trace = 0;
    for (double distance : distances) {
      trace += distance / n;
    }
    double variance = 0;
    for (double distance : distances) {
      variance += (distance - trace) * (distance - trace) / (n - 1);
    }
    return trace * trace - variance / n;
  }

  static double product(double[] one, double[] other) {
    double sum = 0;
    for (int k = 0; k < one.length; k++) {
      sum += one[k] * other[k];
    }
    return sum;
  }
}
