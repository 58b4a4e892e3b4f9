package dev.initsweep.cell;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;

/**
 * The variance scales (g_1 .. g_D) of a cell: the initial weights of layer l have variance g_l /
 * n_l.
 *
 * @param perLayer positive numbers, one a layer; kept to 12 significant digits
 */
public record Scales(List<Double> perLayer) implements Serializable {

  /** He et al. 2015: variance 2 / fan-in. */
  public static final double HE = 2;

  public Scales {
    Checks.require(!perLayer.isEmpty(), "variance scales", perLayer, "one a layer");
    perLayer.forEach(g -> Checks.requirePositive(g, "variance scale"));
    perLayer = perLayer.stream().map(Identity::canonical).toList();
  }

  /** The same scale in all layers. */
  public static Scales uniform(double g, int depth) {
    return new Scales(Collections.nCopies(depth, g));
  }

  /** He-normal's scales. */
  public static Scales he(int depth) {
    return uniform(HE, depth);
  }

  public double layer(int layer) {
    return perLayer.get(layer);
  }

  public int depth() {
    return perLayer.size();
  }

  /**
   * r: the expected squared norm of the weights over that of He-normal, sum m_l g_l / sum 2 m_l.
   */
  public double ratioToHe(Architecture architecture) {
    double norm = 0;
    for (int l = 0; l < depth(); l++) {
      norm += architecture.fanOut(l) * layer(l);
    }
    return norm / (HE * architecture.fanOuts());
  }
}
