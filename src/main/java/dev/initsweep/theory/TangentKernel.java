package dev.initsweep.theory;

import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Scales;

/**
 * The tangent kernel of an infinitely wide ReLU network that starts with zero biases, layer by
 * layer, in the parametrisation that is trained: gradients by the weights themselves, W_l ~ N(0,
 * g_l / n_l) (Jacot et al. 2018; recursions of Cho and Saul 2009). With k_l the covariance of
 * pre-activations at g = 1 and c_l their correlations,
 *
 * <pre>
 *   weights of layer l: n_l k_l(x, x') prod_{j=l}^{D-1} kappa_0(c_j) / 2  times  prod_{j != l} g_j
 *   biases of layer l:               prod_{j=l}^{D-1} kappa_0(c_j) / 2  times  prod_{j > l} g_j
 * </pre>
 *
 * <p>With one g this is g^(D-1) and g^(D-l).
 */
final class TangentKernel {

  private final Mlp architecture;
  private final double[] weightFactors;
  private final double[] biasFactors;

  TangentKernel(Mlp architecture, Scales scales) {
    this.architecture = architecture;
    int depth = architecture.depth();
    this.weightFactors = new double[depth];
    this.biasFactors = new double[depth];
    double all = 1;
    for (int l = 0; l < depth; l++) {
      all *= scales.layer(l);
    }
    double above = 1;
    for (int l = depth - 1; l >= 0; l--) {
      weightFactors[l] = all / scales.layer(l);
      biasFactors[l] = above;
      above *= scales.layer(l);
    }
  }

  /**
   * The kernel of one pair of examples.
   *
   * @param product inner product of their inputs
   * @param norms product of their inputs' norms
   * @param weights receives the kernel of each layer's weights
   * @param biases receives the kernel of each layer's biases
   */
  void at(double product, double norms, double[] weights, double[] biases) {
    int depth = architecture.depth();
    double cosine = norms > 0 ? Math.max(-1, Math.min(1, product / norms)) : 1;
    double variance = norms / architecture.inputs();
    // Forward: biases[l] holds kappa_0(c_l) / 2 until the way back.
    for (int l = 0; l < depth; l++) {
      weights[l] = architecture.fanIn(l) * variance * cosine;
      if (l < depth - 1) {
        double zero = ArcCosine.zero(cosine);
        biases[l] = zero / 2;
        variance /= 2;
        cosine = Math.min(1, ArcCosine.one(cosine, zero));
      }
    }
    double back = 1;
    for (int l = depth - 1; l >= 0; l--) {
      if (l < depth - 1) {
        back *= biases[l];
      }
      weights[l] *= back * weightFactors[l];
      biases[l] = back * biasFactors[l];
    }
  }
}
