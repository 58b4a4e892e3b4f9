package dev.initsweep.train;

import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dsdot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;

import dev.initsweep.cell.Convolutional;
import java.util.Arrays;

/**
 * Convolutional networks by the fused kernel, example by example. The isotropy is that of the first
 * examples, as many as have their gradients kept: inner products of all pairs need them.
 */
final class ConvolutionalNoiseProbe implements GradientNoiseProbe {

  /** So many numbers of single gradients are kept at most: 64 MiB. */
  private static final int MOST_KEPT = 1 << 24;

  private final Convolutional architecture;
  private final CellData.Part examples;
  private final int count;

  /** How many examples' gradients are kept. */
  private final int keeping;

  /** Holds single examples' gradients by layer, one after the other. */
  private final float[][] kept;

  ConvolutionalNoiseProbe(Convolutional architecture, CellData data) {
    this.architecture = architecture;
    this.examples = data.train();
    this.count = Math.min(MOST_EXAMPLES, examples.size());
    this.keeping = Math.min(count, mostKept(architecture));
    this.kept = new float[architecture.depth()][];
    for (int l = 0; l < kept.length; l++) {
      kept[l] = new float[keeping * architecture.weights(l)];
    }
  }

  /** Returns how many gradients of a network are kept at most. */
  static int mostKept(Convolutional architecture) {
    return (int) Math.min(MOST_EXAMPLES, MOST_KEPT / architecture.weights());
  }

  @Override
  public Moments measure(Parameters parameters) {
    int depth = architecture.depth();
    double squares = 0;
    double squareOfMean = 0;
    double inner = 0;
    NativeFloats[] sums = new NativeFloats[depth];
    for (int l = 0; l < depth; l++) {
      sums[l] = new NativeFloats(architecture.weights(l));
    }
    try (FusedWeights weights = new FusedWeights(architecture, 1, architecture.units(0));
        ConvolutionalPass pass = new ConvolutionalPass(weights, 1)) {
      weights.write(0, parameters);
      for (int e = 0; e < count; e++) {
        pass.take(examples, new int[] {e}, 0, 1);
        pass.clearGradients();
        pass.multiplyInputs();
        pass.forward(0);
        pass.loss(0, 1);
        pass.backward(0);
        for (int l = 0; l < depth; l++) {
          squares += dot(pass.gradients[l], pass.gradients[l], l);
          cblas_saxpy(architecture.weights(l), 1, pass.gradients[l].pointer, 1, sums[l].pointer, 1);
          if (e < keeping) {
            int length = architecture.weights(l);
            pass.gradients[l].get(0, kept[l], e * length, length);
          }
        }
      }
      for (int l = 0; l < depth; l++) {
        squareOfMean += dot(sums[l], sums[l], l) / count / count;
        inner += dot(sums[l], weights.weights[0][l], l) / count;
      }
    } finally {
      for (NativeFloats sum : sums) {
        sum.close();
      }
    }
    return new Moments(squares / count - squareOfMean, inner);
  }

  private double dot(NativeFloats a, NativeFloats b, int layer) {
    return cblas_dsdot(architecture.weights(layer), a.pointer, 1, b.pointer, 1);
  }

  @Override
  public NoiseIsotropy isotropy() {
    return NoiseIsotropy.of(architecture, keeping, this::products);
  }

  private double[] products(int layer) {
    float[] gram = Gram.of(kept[layer], keeping, architecture.weights(layer));
    double[] products = new double[gram.length];
    Arrays.setAll(products, i -> gram[i]);
    return products;
  }
}
