package dev.initsweep.cell;

import java.util.List;

/**
 * Holds the gradient noise of a training, over weights only, without weight decay. It is measured
 * on the cell's first 1,000 training examples. C is the covariance of single examples' gradients.
 *
 * @param start tr C before training, of the examples measured
 * @param end the same after training
 * @param virial inner product of weights and mean gradient over T d at the end, with T = eta end /
 *     (2 B d): 1 in a stationary state (theory page, "From SGD to the bound")
 * @param isotropy tr(C)^2 / (d tr(C^2)) at the end, d being the number of weights, estimated for
 *     all examples that there could be: 1 where the noise is equal in all directions, 1/d where it
 *     has one; NaN where it cannot be estimated, and in rows of format 1
 * @param layerIsotropies the same of each layer's weights alone; empty in rows of format 1
 */
public record GradientNoise(
    double start, double end, double virial, double isotropy, List<Double> layerIsotropies) {

  public GradientNoise {
    layerIsotropies = List.copyOf(layerIsotropies);
  }

  /** Makes a noise whose isotropy is not known. */
  public GradientNoise(double start, double end, double virial) {
    this(start, end, virial, Double.NaN, List.of());
  }
}
