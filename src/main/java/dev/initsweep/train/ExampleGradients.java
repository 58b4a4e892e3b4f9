package dev.initsweep.train;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasLower;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_ssyrk;

import dev.initsweep.cell.Mlp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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

  /** Estimates the isotropy of the gradients' covariance; NaN with fewer than four examples. */
  NoiseIsotropy isotropy() {
    int depth = architecture.depth();
    if (count < CovarianceMoments.LEAST_DRAWS) {
      return new NoiseIsotropy(Double.NaN, Collections.nCopies(depth, Double.NaN));
    }
    double[] overall = new double[count * (count + 1) / 2];
    List<Double> byLayer = new ArrayList<>();
    for (int l = 0; l < depth; l++) {
      double[] products = products(l);
      for (int i = 0; i < overall.length; i++) {
        overall[i] += products[i];
      }
      byLayer.add(CovarianceMoments.of(products, count).isotropy(architecture.weights(l)));
    }
    return new NoiseIsotropy(
        CovarianceMoments.of(overall, count).isotropy(architecture.weights()), byLayer);
  }

  /**
   * Inner products of the gradients by a layer's weights, as {@link CovarianceMoments} has them.
   */
  private double[] products(int layer) {
    float[] ofInputs = layer == 0 ? firstInputs() : gram(inputs[layer], architecture.fanIn(layer));
    float[] ofDeltas = gram(deltas[layer], architecture.fanOut(layer));
    double[] products = new double[ofInputs.length];
    for (int i = 0; i < products.length; i++) {
      products[i] = (double) ofInputs[i] * ofDeltas[i];
    }
    return products;
  }

  private float[] firstInputs() {
    if (firstInputs.length == 0) {
      firstInputs = gram(inputs[0], architecture.inputs());
    }
    return firstInputs;
  }

  /** Inner products of rows: the lower triangle of their Gram matrix, row by row. */
  private float[] gram(float[] rows, int width) {
    float[] products = new float[count * (count + 1) / 2];
    try (NativeFloats factor = NativeFloats.copyOf(rows);
        NativeFloats gram = new NativeFloats(count * count)) {
      cblas_ssyrk(
          CblasRowMajor,
          CblasLower,
          CblasNoTrans,
          count,
          width,
          1,
          factor.pointer,
          width,
          0,
          gram.pointer,
          count);
      for (int i = 0; i < count; i++) {
        gram.get(i * count, products, i * (i + 1) / 2, i + 1);
      }
    }
    return products;
  }
}
