package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Says how equal the gradient noise is in all directions: tr(C)^2 / (d tr(C^2)). C is the
 * covariance of single examples' gradients by d weights.
 *
 * @param overall of all weights; NaN where it cannot be estimated
 * @param byLayer of each layer's weights alone, likewise
 */
record NoiseIsotropy(double overall, List<Double> byLayer) {

  /** Makes one that is not known. */
  static NoiseIsotropy unknown(int depth) {
    return new NoiseIsotropy(Double.NaN, Collections.nCopies(depth, Double.NaN));
  }

  /**
   * Estimates it; unknown with fewer than four examples.
   *
   * @param count of examples
   * @param products the gradients' inner products by a layer's weights, as {@link
   *     CovarianceMoments} has them
   */
  static NoiseIsotropy of(Architecture architecture, int count, IntFunction<double[]> products) {
    if (count < CovarianceMoments.LEAST_DRAWS) {
      return unknown(architecture.depth());
    }
    double[] overall = new double[count * (count + 1) / 2];
    List<Double> byLayer = new ArrayList<>();
    for (int l = 0; l < architecture.depth(); l++) {
      double[] ofLayer = products.apply(l);
      for (int i = 0; i < overall.length; i++) {
        overall[i] += ofLayer[i];
      }
      byLayer.add(CovarianceMoments.of(ofLayer, count).isotropy(architecture.weights(l)));
    }
    return new NoiseIsotropy(
        CovarianceMoments.of(overall, count).isotropy(architecture.weights()), byLayer);
  }
}
