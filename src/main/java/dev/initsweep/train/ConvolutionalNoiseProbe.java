package dev.initsweep.train;

import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dsdot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;

import dev.initsweep.cell.Convolutional;
import java.util.Collections;

/**
 * Convolutional networks by the fused kernel, example by example; without the isotropy, which needs
 * the products of all pairs of gradients.
 */
final class ConvolutionalNoiseProbe implements GradientNoiseProbe {

  private final Convolutional architecture;
  private final CellData.Part examples;
  private final int count;

  ConvolutionalNoiseProbe(Convolutional architecture, CellData data) {
    this.architecture = architecture;
    this.examples = data.train();
    this.count = Math.min(MOST_EXAMPLES, examples.size());
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
        pass.multiplyInputs();
        pass.forward(0);
        pass.loss(0, 1);
        pass.backward(0);
        pass.backwardInputs();
        for (int l = 0; l < depth; l++) {
          squares += dot(pass.gradients[l], pass.gradients[l], l);
          cblas_saxpy(architecture.weights(l), 1, pass.gradients[l].pointer, 1, sums[l].pointer, 1);
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
    return new NoiseIsotropy(Double.NaN, Collections.nCopies(architecture.depth(), Double.NaN));
  }
}
