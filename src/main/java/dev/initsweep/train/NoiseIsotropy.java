package dev.initsweep.train;

import java.util.List;

/**
 * How alike the gradient noise is in all directions: tr(C)^2 / (d tr(C^2)), C being the covariance
 * of single examples' gradients by d weights.
 *
 * @param overall of all weights; NaN where it cannot be estimated
 * @param byLayer of each layer's weights alone, alike
 */
record NoiseIsotropy(double overall, List<Double> byLayer) {}
