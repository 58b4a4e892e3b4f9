package dev.initsweep.train;

import dev.initsweep.cell.Mlp;

/**
 * Single examples' gradients by the weights, never formed: by a layer's weights an example's is the
 * outer product of what goes into the layer and the loss's derivative by what comes out (delta), so
 * that two gradients' inner product is that of the inputs times that of the deltas. Not safe for
 * use by several threads.
 */
final class ExampleGradients {

  private final Mlp architecture;
  private final int count;

  /** Holds the inputs by layer, example by example. */
  private final float[][] inputs;

  /** Holds the deltas by layer, example by example. */
  private final float[][] deltas;

  /**
   * Holds inner products of what goes into the first layer, which no weight changes. It is empty
   * until it is asked for.
   */
  private float[] firstInputs = {};

  ExampleGradients(Mlp architecture, int count) {
    this.architecture = architecture;
    this.count = count;
    this.inputs = new float[architecture.depth()][];
    this.deltas = new float[architecture.depth()][];
    for (int l = 0; l < architecture.depth(); l++) {
      inputs[l] = new float[count * architecture.fanIn(l)];
      deltas[l] = new float[count * architecture.fanOut(l)];
    }
  }

  /** Takes over a layer's inputs and deltas of some examples, the first of which is at an index. */
  void put(int layer, int from, int some, float[] someInputs, float[] someDeltas) {
    int fanIn = architecture.fanIn(layer);
    int fanOut = architecture.fanOut(layer);
    System.arraycopy(someInputs, 0, inputs[layer], from * fanIn, some * fanIn);
    System.arraycopy(someDeltas, 0, deltas[layer], from * fanOut, some * fanOut);
  }

  /** Estimates the isotropy of the gradients' covariance. */
  NoiseIsotropy isotropy() {
    return NoiseIsotropy.of(architecture, count, this::products);
  }

  /**
   * Inner products of the gradients by a layer's weights, as {@link CovarianceMoments} has them.
   */
  private double[] products(int layer) {
    float[] ofInputs =
        layer == 0 ? firstInputs() : Gram.of(inputs[layer], count, architecture.fanIn(layer));
    float[] ofDeltas = Gram.of(deltas[layer], count, architecture.fanOut(layer));
    double[] products = new double[ofInputs.length];
    for (int i = 0; i < products.length; i++) {
      products[i] = (double) ofInputs[i] * ofDeltas[i];
    }
    return products;
  }

  private float[] firstInputs() {
    if (firstInputs.length == 0) {
      firstInputs = Gram.of(inputs[0], count, architecture.inputs());
    }
    return firstInputs;
  }
}
