package dev.initsweep.train;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import dev.initsweep.cell.Mlp;
import dev.initsweep.network.ActivationFunction;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Fully connected networks, all examples of a chunk at once by BLAS. */
final class DenseNoiseProbe implements GradientNoiseProbe {

  private static final int CHUNK = 250;

  private final Mlp architecture;
  private final CellData.Part examples;
  private final int count;
  private final DoubleUnaryOperator derivative;
  private final DenseForwardPass pass;
  private final float[][] deltas;
  private final ExampleGradients gradients;

  DenseNoiseProbe(Mlp architecture, CellData data) {
    this.architecture = architecture;
    this.examples = data.train();
    this.count = Math.min(MOST_EXAMPLES, examples.size());
    this.derivative = ActivationFunction.of(architecture.activation()).derivative();
    this.pass = new DenseForwardPass(architecture, CHUNK);
    this.deltas = new float[architecture.depth()][];
    for (int l = 0; l < architecture.depth(); l++) {
      deltas[l] = new float[CHUNK * architecture.fanOut(l)];
    }
    this.gradients = new ExampleGradients(architecture, count);
  }

  @Override
  public Moments measure(Parameters parameters) {
    float[][] sums = new float[architecture.depth()][];
    for (int l = 0; l < architecture.depth(); l++) {
      sums[l] = new float[architecture.weights(l)];
    }
    double squares = 0;
    for (int from = 0; from < count; from += CHUNK) {
      int some = Math.min(CHUNK, count - from);
      for (int e = 0; e < some; e++) {
        examples.copyInputs(from + e, pass.inputs(0), e * architecture.inputs());
      }
      pass.run(parameters, some);
      backward(parameters, from, some);
      for (int l = 0; l < architecture.depth(); l++) {
        gradients.put(l, from, some, pass.inputs(l), deltas[l]);
      }
      squares += addGradients(sums, some);
    }
    double squareOfMean = 0;
    double inner = 0;
    for (int l = 0; l < architecture.depth(); l++) {
      float[] weights = parameters.weights(l);
      for (int i = 0; i < weights.length; i++) {
        double mean = (double) sums[l][i] / count;
        squareOfMean += mean * mean;
        inner += mean * weights[i];
      }
    }
    return new Moments(squares / count - squareOfMean, inner);
  }

  @Override
  public NoiseIsotropy isotropy() {
    return gradients.isotropy();
  }

  /** Fills the losses' derivatives by each layer's pre-activations. */
  private void backward(Parameters parameters, int from, int some) {
    int last = architecture.depth() - 1;
    int classes = architecture.classes();
    System.arraycopy(pass.logits(), 0, deltas[last], 0, some * classes);
    for (int e = 0; e < some; e++) {
      CrossEntropy.gradient(deltas[last], e * classes, classes, examples.label(from + e));
    }
    for (int l = last; l > 0; l--) {
      int fanIn = architecture.fanIn(l);
      int fanOut = architecture.fanOut(l);
      cblas_sgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasTrans,
          some,
          fanIn,
          fanOut,
          1,
          deltas[l],
          fanOut,
          parameters.weights(l),
          fanOut,
          0,
          deltas[l - 1],
          fanIn);
      float[] z = pass.preActivations(l - 1);
      for (int i = 0; i < some * fanIn; i++) {
        deltas[l - 1][i] *= (float) derivative.applyAsDouble(z[i]);
      }
    }
  }

  /**
   * Adds single examples' gradients, the outer products of a layer's input and delta, to sums.
   *
   * @return the sum of their squared norms, which are products of squared norms
   */
  private double addGradients(float[][] sums, int some) {
    double squares = 0;
    for (int l = 0; l < architecture.depth(); l++) {
      int fanIn = architecture.fanIn(l);
      int fanOut = architecture.fanOut(l);
      for (int e = 0; e < some; e++) {
        squares += square(pass.inputs(l), e, fanIn) * square(deltas[l], e, fanOut);
      }
      cblas_sgemm(
          CblasRowMajor,
          CblasTrans,
          CblasNoTrans,
          fanIn,
          fanOut,
          some,
          1,
          pass.inputs(l),
          fanIn,
          deltas[l],
          fanOut,
          1,
          sums[l],
          fanOut);
    }
    return squares;
  }

  private static double square(float[] rows, int row, int width) {
    double sum = 0;
    for (float value : Arrays.copyOfRange(rows, row * width, (row + 1) * width)) {
      sum += (double) value * value;
    }
    return sum;
  }
}
