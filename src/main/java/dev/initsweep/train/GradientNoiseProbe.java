package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Convolutional;
import dev.initsweep.cell.Mlp;
import dev.initsweep.network.Network;

/**
 * Measures the gradients of single examples by the weights: the trace of their covariance, its
 * isotropy, and the inner product of their mean with the weights. Not safe for use by several
 * threads.
 */
interface GradientNoiseProbe {

  /** Bounds how many training examples are looked at, the first ones. */
  int MOST_EXAMPLES = 1000;

  /**
   * Holds what was measured.
   *
   * @param trace of the centred covariance of single examples' gradients
   * @param inner product of the weights and the mean gradient
   */
  record Moments(double trace, double inner) {}

  Moments measure(Parameters parameters);

  /** The isotropy of the covariance of the gradients that were measured last; NaN where unknown. */
  NoiseIsotropy isotropy();

  /** The fast one where the family has one, else that of the reference. */
  static GradientNoiseProbe of(Architecture architecture, Network computing, CellData data) {
    if (architecture instanceof Mlp mlp) {
      return new DenseNoiseProbe(mlp, data);
    }
    return architecture instanceof Convolutional convolutional
        ? new ConvolutionalNoiseProbe(convolutional, data)
        : new ReferenceNoiseProbe(architecture, computing, data);
  }
}
