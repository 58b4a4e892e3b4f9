package dev.initsweep.train;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import dev.initsweep.cell.Mlp;
import dev.initsweep.network.ActivationFunction;
import java.util.function.DoubleUnaryOperator;

/** A fully connected network, layer by layer by BLAS. */
final class DenseForwardPass implements ForwardPass {

  private final Mlp architecture;
  private final DoubleUnaryOperator activation;
  private final float[][] inputs;
  private final float[][] outputs;

  /**
   * @param most the largest number of examples at a time
   */
  DenseForwardPass(Mlp architecture, int most) {
    this.architecture = architecture;
    this.activation = ActivationFunction.of(architecture.activation()).value();
    this.inputs = new float[architecture.depth()][];
    this.outputs = new float[architecture.depth()][];
    for (int l = 0; l < architecture.depth(); l++) {
      inputs[l] = new float[most * architecture.fanIn(l)];
      outputs[l] = new float[most * architecture.fanOut(l)];
    }
  }

  @Override
  public float[] inputs() {
    return inputs[0];
  }

  /** Returns what goes into a layer. */
  float[] inputs(int layer) {
    return inputs[layer];
  }

  @Override
  public float[] logits() {
    return outputs[outputs.length - 1];
  }

  /** Returns what comes out of a layer before its activation. */
  float[] preActivations(int layer) {
    return outputs[layer];
  }

  @Override
  public void run(Parameters parameters, int examples) {
    for (int l = 0; l < architecture.depth(); l++) {
      affine(parameters, l, examples);
      if (l + 1 < architecture.depth()) {
        float[] next = inputs[l + 1];
        for (int i = 0; i < examples * architecture.fanOut(l); i++) {
          next[i] = (float) activation.applyAsDouble(outputs[l][i]);
        }
      }
    }
  }

  private void affine(Parameters parameters, int layer, int examples) {
    int fanIn = architecture.fanIn(layer);
    int fanOut = architecture.fanOut(layer);
    float[] biases = parameters.biases(layer);
    if (biases.length > 0) {
      for (int e = 0; e < examples; e++) {
        System.arraycopy(biases, 0, outputs[layer], e * fanOut, fanOut);
      }
    }
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        examples,
        fanOut,
        fanIn,
        1,
        inputs[layer],
        fanIn,
        parameters.weights(layer),
        fanOut,
        biases.length > 0 ? 1 : 0,
        outputs[layer],
        fanOut);
  }
}
