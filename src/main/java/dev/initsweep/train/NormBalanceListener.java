package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.cell.Setting;
import dev.initsweep.network.FlatLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;

/**
 * Adds up drift and step2 over DL4J's steps. DL4J calls it between the backward pass and the step,
 * where the gradient is the sum over the minibatch, without weight decay.
 */
final class NormBalanceListener extends BaseTrainingListener {

  /** Numbers copied at a time from native memory; small enough to stay in the first cache. */
  private static final int CHUNK = 2048;

  private final Setting setting;
  private final FlatLayout layout;
  private final double[] inner;
  private final double[] squares;
  private final float[] weights = new float[CHUNK];
  private final float[] gradients = new float[CHUNK];

  /**
   * @param layout of DL4J's network
   * @param sums as {@link #sums} has them; empty before the first step
   */
  NormBalanceListener(Setting setting, FlatLayout layout, List<List<Double>> sums) {
    this.setting = setting;
    this.layout = layout;
    this.inner = new double[setting.architecture().depth()];
    this.squares = new double[setting.architecture().depth()];
    if (!sums.isEmpty()) {
      Arrays.setAll(inner, l -> sums.get(0).get(l));
      Arrays.setAll(squares, l -> sums.get(1).get(l));
    }
  }

  @Override
  public void onGradientCalculation(Model network) {
    FloatPointer theta = new FloatPointer(network.params().data().pointer());
    FloatPointer gradient = new FloatPointer(network.getGradientsViewArray().data().pointer());
    Architecture architecture = setting.architecture();
    double examples = network.batchSize();
    for (int l = 0; l < architecture.depth(); l++) {
      add(l, theta, gradient, examples, architecture.weights(l));
    }
  }

  private void add(
      int layer, FloatPointer theta, FloatPointer gradient, double examples, int count) {
    double gradientByWeight = 0;
    double gradientSquare = 0;
    double weightSquare = 0;
    int start = layout.weights().get(layer);
    boolean decays = setting.weightDecay() > 0;
    for (int from = 0; from < count; from += CHUNK) {
      int some = Math.min(CHUNK, count - from);
      theta.position(start + from).get(weights, 0, some);
      gradient.position(start + from).get(gradients, 0, some);
      gradientByWeight += inner(weights, gradients, some);
      gradientSquare += inner(gradients, gradients, some);
      weightSquare += decays ? inner(weights, weights, some) : 0;
    }
    double decay = setting.weightDecay();
    double mean = gradientByWeight / examples;
    inner[layer] += mean + decay * weightSquare;
    squares[layer] +=
        gradientSquare / (examples * examples) + 2 * decay * mean + decay * decay * weightSquare;
  }

  /** Four sums side by side, as one would wait for its own last addition. */
  private static double inner(float[] a, float[] b, int count) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      sum0 += (double) a[i] * b[i];
      sum1 += (double) a[i + 1] * b[i + 1];
      sum2 += (double) a[i + 2] * b[i + 2];
      sum3 += (double) a[i + 3] * b[i + 3];
    }
    for (; i < count; i++) {
      sum0 += (double) a[i] * b[i];
    }
    return sum0 + sum1 + (sum2 + sum3);
  }

  /**
   * Returns what was added up so far. These are inner products of weights and gradient, and squared
   * norms of the gradient, by layer.
   */
  List<List<Double>> sums() {
    return List.of(Arrays.stream(inner).boxed().toList(), Arrays.stream(squares).boxed().toList());
  }

  NormBalance balance() {
    double eta = setting.learningRate();
    List<Double> drift = new ArrayList<>();
    List<Double> step2 = new ArrayList<>();
    for (int l = 0; l < inner.length; l++) {
      drift.add(-2 * eta * inner[l]);
      step2.add(eta * eta * squares[l]);
    }
    return new NormBalance(drift, step2);
  }
}
