package dev.initsweep.train;

import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;

import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Mlp;

/**
 * A step of SGD for several networks on one minibatch. The update is folded into the product that
 * would make the gradient, W += -eta / size delta a', so that no gradient is stored. Nothing is
 * allocated after the constructor.
 */
final class FusedStep implements FusedPass.Visitor {

  private final FusedPass pass;
  private final FusedWeights weights;
  private final Mlp architecture;
  private final double rate;
  private final double decay;
  private final double[][] inner;

  /**
   * @param pass of the minibatch, whose weights are to be changed
   * @param rate eta
   * @param decay lambda
   * @param inner by network and layer, grows by the inner product of weights and gradient, which is
   *     minus the drift over twice the rate
   */
  FusedStep(FusedPass pass, double rate, double decay, double[][] inner) {
    this.pass = pass;
    this.weights = pass.weights;
    this.architecture = Mlp.of(weights.architecture);
    this.rate = rate;
    this.decay = decay;
    this.inner = inner;
  }

  /**
   * One step with the inputs and labels of the pass.
   *
   * @param live which networks to train; the delta of the others' first layer must be zero
   * @param losses by network, grows by the losses before the step
   */
  void train(boolean[] live, double[] losses) {
    pass.multiplyInputs();
    for (int k = 0; k < weights.networks; k++) {
      if (live[k]) {
        pass.forward(k);
        losses[k] += pass.loss(k, pass.size);
        pass.backward(k, this);
      }
    }
    int units = weights.networks * weights.slot;
    int n = architecture.inputs();
    decay(weights.wide, units * n);
    Gemm.updateInputs(
        factor(),
        pass.wideDelta.pointer,
        pass.x.pointer,
        weights.wide.pointer,
        n,
        units,
        pass.columns,
        pass.size);
  }

  @Override
  public void visit(int network, int layer, float[] delta) {
    // The last use of products and slopes: the next forward makes them anew.
    inner[network][layer] +=
        Sums.dotInPairs(pass.product[layer], delta, pass.slope[layer]) / pass.size;
    if (decay > 0) {
      inner[network][layer] += decay * weights.squaredNorm(network, layer);
    }
    if (architecture.biases() == BiasTreatment.TRAINED) {
      trainBiases(weights.biases[network][layer], delta);
    }
    if (layer > 0) {
      int m = architecture.fanOut(layer);
      int n = architecture.fanIn(layer);
      NativeFloats w = weights.weights[network][layer];
      decay(w, m * n);
      Gemm.update(
          factor(),
          pass.delta[network][layer].pointer,
          pass.output[network][layer - 1].pointer,
          w.pointer,
          m,
          n,
          pass.size);
    }
  }

  private float factor() {
    return (float) (-rate / pass.size);
  }

  /**
   * W -= eta lambda W. Not a factor 1 - eta lambda: rounded to float it would be off by the same
   * amount at each step.
   */
  private void decay(NativeFloats w, int length) {
    if (decay > 0) {
      cblas_saxpy(length, (float) (-rate * decay), w.pointer, 1, w.pointer, 1);
    }
  }

  private void trainBiases(float[] biases, float[] delta) {
    for (int unit = 0; unit < biases.length; unit++) {
      double sum = Sums.sum(delta, unit * pass.size, (unit + 1) * pass.size);
      biases[unit] -= (float) (rate / pass.size * sum);
    }
  }
}
