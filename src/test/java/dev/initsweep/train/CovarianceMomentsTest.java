package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CovarianceMomentsTest {

  /** Eigenvalues 1, 2, 3, 4: tr C = 10, tr C^2 = 30, isotropy 100 / (4 x 30). */
  private static final double[] VARIANCES = {1, 2, 3, 4};

  private static final double[] MEAN = {3, 0, -2, 1};

  @Test
  void gaussianDrawsOfKnownCovarianceHaveItsMomentsOnAverage() {
    Random random = new Random(11);
    int repeats = 4000;
    double[] traceOfSquare = new double[repeats];
    double[] squareOfTrace = new double[repeats];
    for (int r = 0; r < repeats; r++) {
      CovarianceMoments moments = CovarianceMoments.of(gram(draws(25, random)), 25);
      traceOfSquare[r] = moments.traceOfSquare();
      squareOfTrace[r] = moments.squareOfTrace();
    }
    assertMean(traceOfSquare, 30, 0);
    // Corrected to the order of 1/n; what is left is about 2 tr C^2 / n^2.
    assertMean(squareOfTrace, 100, 2 * 30 / 625.);
  }

  private static void assertMean(double[] values, double expected, double bias) {
    double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
    mean /= values.length;
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean) / values.length;
    }
    double error = Math.sqrt(variance / values.length);
    assertThat(error).isLessThan(.02 * expected);
    assertThat(mean).isCloseTo(expected, within(4 * error + bias));
  }

  @Test
  void manyDrawsHaveTheIsotropyOfTheirCovariance() {
    double[][] draws = draws(1500, new Random(12));
    assertThat(CovarianceMoments.of(gram(draws), 1500).isotropy(4))
        .isCloseTo(100 / 120., within(.05));
  }

  @Test
  void isotropicNoiseHasOneAndNoiseOfOneDirectionItsShare() {
    Random random = new Random(13);
    double[][] alike = new double[800][20];
    double[][] single = new double[800][20];
    for (int i = 0; i < 800; i++) {
      single[i][7] = random.nextGaussian();
      for (int k = 0; k < 20; k++) {
        alike[i][k] = random.nextGaussian();
      }
    }
    assertThat(CovarianceMoments.of(gram(alike), 800).isotropy(20)).isCloseTo(1, within(.02));
    assertThat(CovarianceMoments.of(gram(single), 800).isotropy(20))
        .isCloseTo(1 / 20., within(.002));
  }

  /** By four different draws: (<g_i - g_j, g_k - g_l> / 2)^2 has the mean tr C^2. */
  @Test
  void traceOfSquareIsTheMeanOverAllFours() {
    double[][] draws = draws(9, new Random(14));
    double[] gram = gram(draws);
    CovarianceMoments moments = CovarianceMoments.of(gram, 9);
    assertThat(moments.traceOfSquare()).isCloseTo(BruteForce.traceOfSquare(draws), within(1e-9));
    assertThat(moments.squareOfTrace()).isCloseTo(BruteForce.squareOfTrace(draws), within(1e-9));
  }

  @Test
  void withoutNoiseThereIsNoIsotropy() {
    assertThat(CovarianceMoments.of(gram(new double[6][3]), 6).isotropy(3)).isNaN();
  }

  private static double[][] draws(int n, Random random) {
    double[][] draws = new double[n][4];
    for (double[] draw : draws) {
      for (int k = 0; k < 4; k++) {
        draw[k] = MEAN[k] + Math.sqrt(VARIANCES[k]) * random.nextGaussian();
      }
    }
    return draws;
  }

  private static double[] gram(double[][] draws) {
    double[] gram = new double[draws.length * (draws.length + 1) / 2];
    int at = 0;
    for (int i = 0; i < draws.length; i++) {
      for (int j = 0; j <= i; j++) {
        gram[at++] = BruteForce.product(draws[i], draws[j]);
      }
    }
    return gram;
  }
}
