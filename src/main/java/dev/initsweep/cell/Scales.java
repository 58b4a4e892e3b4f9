package dev.initsweep.cell;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Holds the variance scales (g_1, ..., g_D) of a cell. The initial weights of layer l have variance
 * g_l / n_l.
 *
 * @param perLayer positive numbers, one a layer; kept to 12 significant digits
 */
public record Scales(List<Double> perLayer) implements Serializable {

  /** Scales are kept to 12 digits, so variances that are meant to be one may differ by so much. */
  private static final double ONE_VARIANCE_WITHIN = 1e-9;

  /** This is He's scale, variance 2 / fan-in. It is that of He et al. (2015). */
  public static final double HE = 2;

  public Scales {
    Checks.require(!perLayer.isEmpty(), "variance scales", perLayer, "one a layer");
    perLayer.forEach(g -> Checks.requirePositive(g, "variance scale"));
    perLayer = perLayer.stream().map(Identity::canonical).toList();
  }

  /** Returns the same scale in all layers. */
  public static Scales uniform(double g, int depth) {
    return new Scales(Collections.nCopies(depth, g));
  }

  /** Returns He-normal's scales. */
  public static Scales he(int depth) {
    return uniform(HE, depth);
  }

  public double layer(int layer) {
    return perLayer.get(layer);
  }

  public int depth() {
    return perLayer.size();
  }

  /** Returns g_l / n_l, the variance of a layer's initial weights. */
  public double variance(Architecture architecture, int layer) {
    return layer(layer) / architecture.fanIn(layer);
  }

  /** Returns s0^2, the variance of all initial weights; empty where layers differ in it. */
  public OptionalDouble commonVariance(Architecture architecture) {
    double first = variance(architecture, 0);
    return IntStream.range(1, depth())
            .mapToDouble(l -> variance(architecture, l) / first - 1)
            .allMatch(difference -> Math.abs(difference) <= ONE_VARIANCE_WITHIN)
        ? OptionalDouble.of(first)
        : OptionalDouble.empty();
  }

  /**
   * Returns r: the expected squared norm of the weights over that of He-normal. It is sum m_l g_l /
   * sum 2 m_l.
   */
  public double ratioToHe(Architecture architecture) {
    double norm = 0;
    for (int l = 0; l < depth(); l++) {
      norm += architecture.units(l) * layer(l);
    }
    return norm / (HE * architecture.units());
  }
}
