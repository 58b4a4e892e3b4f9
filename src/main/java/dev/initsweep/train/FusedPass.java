package dev.initsweep.train;

import dev.initsweep.cell.Mlp;
import java.util.Arrays;

/**
 * Forward and backward for several networks on one minibatch, with softmax cross-entropy. The first
 * layer's product is made for all networks at once; what follows is done for one network after the
 * other. Nothing is allocated after the constructor.
 *
 * <p>Matrices lie unit by unit: m x n weights, m x size values of a minibatch; only the inputs lie
 * example by example, size x columns. Layers count from 0; {@code a} is the input of a layer.
 */
final class FusedPass implements ExamplesPass {

  /** Labels of the minibatch. */
  final int[] labels;

  /** Says which examples the network of the last {@link #loss} predicts right. */
  final boolean[] correct;

  final FusedWeights weights;
  final int size;

  /** The minibatch, size x {@link #columns}. */
  final NativeFloats x;

  /** Says how many of the first layer's columns take part; the inputs of others are zero. */
  int columns;

  /** The first layer's delta of all networks, (networks x slot) x size. */
  final NativeFloats wideDelta;

  /** Holds phi(W a + b) by network and layer. Networks share all but the first layer's. */
  final NativeFloats[][] output;

  /**
   * Holds the loss's derivative by W a + b, by network and layer. Networks share all but the first
   * layer's.
   */
  final NativeFloats[][] delta;

  /** Holds W a of the network of the last {@link #forward}, by layer. */
  final float[][] product;

  private final Mlp architecture;
  private final FloatActivation activation;
  private final int depth;
  private final NativeFloats wideOutput;

  /** Holds phi'(W a + b) by layer; the next field is a scratch for outputs and deltas. */
  final float[][] slope;

  private final float[][] values;
  private final SoftmaxLoss softmax;

  /**
   * @param weights of the networks
   * @param size of the minibatch
   */
  FusedPass(FusedWeights weights, int size) {
    this.weights = weights;
    this.size = size;
    architecture = Mlp.of(weights.architecture);
    activation = FloatActivation.of(architecture.activation());
    depth = architecture.depth();
    columns = architecture.inputs();
    labels = new int[size];
    correct = new boolean[size];
    x = new NativeFloats(size * architecture.inputs());
    int wide = weights.networks * weights.slot;
    wideOutput = new NativeFloats(wide * size);
    wideDelta = new NativeFloats(wide * size);
    output = new NativeFloats[weights.networks][depth];
    delta = new NativeFloats[weights.networks][depth];
    product = new float[depth][];
    slope = new float[depth][];
    values = new float[depth][];
    for (int l = 0; l < depth; l++) {
      int length = architecture.fanOut(l) * size;
      product[l] = new float[length];
      slope[l] = new float[length];
      values[l] = new float[length];
      for (int k = 0; k < weights.networks; k++) {
        boolean own = l > 0 && k == 0;
        output[k][l] =
            l == 0
                ? wideOutput.from(k * weights.slot * size)
                : own ? new NativeFloats(length) : output[0][l];
        delta[k][l] =
            l == 0
                ? wideDelta.from(k * weights.slot * size)
                : own ? new NativeFloats(length) : delta[0][l];
      }
    }
    softmax = new SoftmaxLoss(architecture.classes(), size);
  }

  /**
   * Takes some examples as the minibatch; where they are too few, the last ones are zero.
   *
   * @param columns how many columns take part; all live inputs must stand in them
   */
  void take(CellData.Part part, int[] positions, int from, int count, int columns) {
    this.columns = columns;
    CompactInputs inputs = part.compact();
    x.clear(size * columns);
    for (int e = 0; e < count; e++) {
      int position = positions[from + e];
      inputs.put(position, weights.places, x, e * columns);
      labels[e] = part.label(position);
    }
  }

  @Override
  public void take(CellData.Part part, int[] positions, int from, int count) {
    take(part, positions, from, count, architecture.inputs());
  }

  @Override
  public FusedWeights weights() {
    return weights;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean[] correct() {
    return correct;
  }

  /** The first layer's W x for all networks. */
  @Override
  public void multiplyInputs() {
    Gemm.forwardInputs(
        weights.wide.pointer,
        architecture.inputs(),
        x.pointer,
        wideOutput.pointer,
        weights.networks * weights.slot,
        columns,
        size);
  }

  /** Computes a network's other layers, after {@link #multiplyInputs}. */
  @Override
  public void forward(int network) {
    for (int l = 0; l < depth; l++) {
      NativeFloats out = output[network][l];
      if (l > 0) {
        Gemm.forward(
            weights.weights[network][l].pointer,
            output[network][l - 1].pointer,
            out.pointer,
            architecture.fanOut(l),
            architecture.fanIn(l),
            size);
      }
      out.get(product[l]);
      if (l < depth - 1) {
        activation.apply(product[l], weights.biases[network][l], size, values[l], slope[l]);
        out.put(values[l]);
      }
    }
  }

  /**
   * Returns the sum of the losses of the first {@code count} examples, after {@link #forward}.
   * Leaves {@link #correct}, and softmax less label for {@link #backward}.
   */
  @Override
  public double loss(int network, int count) {
    float[] z = values[depth - 1];
    addBiases(product[depth - 1], weights.biases[network][depth - 1], z);
    return softmax.loss(z, count, labels, correct);
  }

  private void addBiases(float[] wa, float[] biases, float[] z) {
    for (int unit = 0; unit < biases.length; unit++) {
      for (int i = unit * size; i < (unit + 1) * size; i++) {
        z[i] = wa[i] + biases[unit];
      }
    }
  }

  /** Says what to do with a layer, from the last to the first, once {@code delta} is known. */
  interface Visitor {
    /**
     * Visits a layer.
     *
     * @param delta m x size, the loss's derivative by W a + b for each example
     */
    void visit(int network, int layer, float[] delta);
  }

  /** Goes backward through a network, after {@link #loss}. */
  void backward(int network, Visitor visitor) {
    for (int l = depth - 1; l >= 0; l--) {
      delta[network][l].put(values[l]);
      if (l > 0) {
        Gemm.backward(
            weights.weights[network][l].pointer,
            delta[network][l].pointer,
            delta[network][l - 1].pointer,
            architecture.fanOut(l),
            architecture.fanIn(l),
            size);
        delta[network][l - 1].get(values[l - 1]);
        Sums.multiply(values[l - 1], slope[l - 1]);
      }
      visitor.visit(network, l, values[l]);
    }
  }

  /** Makes a network's first layer stay as it is: its delta is zero for ever. */
  void retire(int network) {
    Arrays.fill(values[0], 0);
    delta[network][0].put(values[0]);
  }

  @Override
  public void close() {
    x.close();
    wideOutput.close();
    wideDelta.close();
    for (int l = 1; l < depth; l++) {
      output[0][l].close();
      delta[0][l].close();
    }
  }
}
