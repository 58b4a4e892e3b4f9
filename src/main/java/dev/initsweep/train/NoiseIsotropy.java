package dev.initsweep.train;

import java.util.List;

/**
 * Says how equal the gradient noise is in all directions: tr(C)^2 / (d tr(C^2)). C is the
 * covariance of single examples' gradients by d weights.
 *
 * @param overall of all weights; NaN where it cannot be estimated
 * @param byLayer of each layer's weights alone, likewise
 */
record NoiseIsotropy(double overall, List<Double> byLayer) {}
