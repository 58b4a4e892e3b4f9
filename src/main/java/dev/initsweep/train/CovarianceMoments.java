package dev.initsweep.train;

/**
 * Two moments of the eigenvalues of a covariance C, estimated from n independent draws g_1 .. g_n
 * by their Gram matrix alone, whatever the dimension.
 *
 * @param squareOfTrace tr(C)^2: the square of the unbiased sample variance, less the variance of
 *     that, which the squared distances of the draws from their mean show
 * @param traceOfSquare tr(C^2), without bias: the U-statistic of Chen, Zhang and Zhong, <i>Tests
 *     for high-dimensional covariance matrices</i>, JASA 105 (2010), which leaves the diagonal out
 */
record CovarianceMoments(double squareOfTrace, double traceOfSquare) {

  /** This is the least number of draws, since fewer have no four that differ. */
  static final int LEAST_DRAWS = 4;

  /**
   * Estimates the moments.
   *
   * @param gram {@code <g_i, g_j>} for j from 0 to i, row by row
   * @param n number of draws, at least {@link #LEAST_DRAWS}
   */
  static CovarianceMoments of(double[] gram, int n) {
    double[] sums = new double[n];
    double squares = 0;
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double product = gram[at++];
        sums[i] += product;
        sums[j] += product;
        squares += 2 * product * product;
      }
      at++;
    }
    double total = 0;
    double squaredSums = 0;
    for (double sum : sums) {
      total += sum;
      squaredSums += sum * sum;
    }
    double pairs = (double) n * (n - 1);
    double triples = pairs * (n - 2);
    double quadruples = triples * (n - 3);
    return new CovarianceMoments(
        squareOfTrace(gram, sums, total),
        squares / pairs
            - 2 * (squaredSums - squares) / triples
            + (total * total - 4 * squaredSums + 2 * squares) / quadruples);
  }

  /**
   * Estimates tr(C)^2 from the squared distances of the draws from their mean.
   *
   * @param sums of the Gram matrix' rows without the diagonal
   * @param total of all these sums
   */
  private static double squareOfTrace(double[] gram, double[] sums, double total) {
    int n = sums.length;
    double[] squares = new double[n];
    double ofMean = total;
    for (int i = 0; i < n; i++) {
      squares[i] = gram[i * (i + 1) / 2 + i];
      ofMean += squares[i];
    }
    ofMean /= (double) n * n;
    double trace = 0;
    double[] distances = new double[n];
    for (int i = 0; i < n; i++) {
      double fromMean = squares[i] - 2 * (squares[i] + sums[i]) / n + ofMean;
      // Distances from the draws' own mean are too short on average.
      distances[i] = fromMean * n / (n - 1);
      trace += distances[i] / n;
    }
    double variance = 0;
    for (double distance : distances) {
      variance += (distance - trace) * (distance - trace) / (n - 1);
    }
    return trace * trace - variance / n;
  }

  /**
   * Returns the isotropy tr(C)^2 / (d tr(C^2)). It is 1 where C is equal in all d directions, 1/d
   * where it has one, and NaN where an estimate is not positive, as without any noise.
   */
  double isotropy(long d) {
    return squareOfTrace > 0 && traceOfSquare > 0 ? squareOfTrace / traceOfSquare / d : Double.NaN;
  }
}
