package dev.initsweep.train;

import dev.initsweep.cell.Convolutional;
import dev.initsweep.cell.ConvolutionalStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Forward and backward for several convolutional networks on one minibatch. Where the first layer
 * is a convolution, it is computed for all networks at once; what follows is done for one network
 * after the other. Nothing is allocated after the constructor.
 */
final class ConvolutionalPass implements AutoCloseable, ExamplesPass {

  /** Says that nobody asks for a derivative. */
  private static final float[] NONE = {};

  final FusedWeights weights;
  final int size;

  /** The minibatch, inputs x size. */
  final float[] x;

  final int[] labels;
  private final boolean[] correct;

  /**
   * Holds the gradient by the weights of each layer, summed over the minibatch: of the network that
   * went backward last, and in the first layer of all of them where it is wide.
   */
  final NativeFloats[] gradients;

  /** Holds the gradient by the biases, of the network that went backward last. */
  final double[][] biasGradients;

  private final List<Stage> stages = new ArrayList<>();
  private final boolean wide;
  private final SoftmaxLoss softmax;

  /** The first stage that has weights; none below is asked for derivatives. */
  private int lowest = -1;

  /**
   * @param weights of networks of this family
   * @param size of the minibatch
   */
  ConvolutionalPass(FusedWeights weights, int size) {
    this.weights = weights;
    this.size = size;
    Convolutional architecture = (Convolutional) weights.architecture;
    x = new float[architecture.inputs() * size];
    labels = new int[size];
    correct = new boolean[size];
    softmax = new SoftmaxLoss(architecture.classes(), size);
    wide = isWide(architecture);
    gradients = new NativeFloats[architecture.depth()];
    biasGradients = new double[architecture.depth()][];
    for (int l = 0; l < gradients.length; l++) {
      int copies = l == 0 ? weights.networks * weights.slot : architecture.units(l);
      gradients[l] = new NativeFloats(copies * architecture.fanIn(l));
      biasGradients[l] = new double[architecture.units(l)];
    }
    makeStages(architecture);
  }

  /** Tells whether networks may lie side by side in the first layer. */
  static boolean isWide(Convolutional architecture) {
    return architecture.steps().get(0).kind() == ConvolutionalStep.Kind.CONVOLUTION;
  }

  /** Returns how many patches of the first layer are made at a time. */
  static Set<Integer> firstColumns(Convolutional architecture, int size) {
    ConvolutionalStep first = architecture.steps().get(0);
    ConvolutionalStep next = architecture.steps().get(1);
    boolean pools = ConvolutionStage.canPoolFirst(next, architecture.activation());
    return ConvolutionStage.columns(first, pools ? next : first, size);
  }

  private void makeStages(Convolutional architecture) {
    List<ConvolutionalStep> steps = architecture.steps();
    BranchStage branch = null;
    int layer = 0;
    for (int s = 0; s < steps.size(); s++) {
      ConvolutionalStep step = steps.get(s);
      switch (step.kind()) {
        case CONVOLUTION -> {
          ConvolutionalStep next = steps.get(s + 1);
          boolean pools = ConvolutionStage.canPoolFirst(next, architecture.activation());
          stages.add(
              new ConvolutionStage(
                  weights,
                  step,
                  pools ? next : step,
                  layer,
                  size,
                  wide && layer == 0,
                  layer > 0,
                  gradients[layer],
                  biasGradients[layer]));
          s += pools ? 1 : 0;
        }
        case MAXIMUM, AVERAGE -> stages.add(new PoolingStage(step, size));
        case DENSE ->
            stages.add(
                new DenseStage(
                    weights,
                    step,
                    layer,
                    size,
                    s == steps.size() - 1,
                    gradients[layer],
                    biasGradients[layer]));
        case BRANCH -> {
          branch = new BranchStage(step, size);
          stages.add(branch);
        }
        case SUM ->
            stages.add(
                new SumStage(
                    weights, step, layer, size, branch, gradients[layer], biasGradients[layer]));
      }
      if (step.hasWeights()) {
        lowest = lowest < 0 ? stages.size() - 1 : lowest;
        layer++;
      }
    }
  }

  @Override
  public void take(CellData.Part part, int[] positions, int from, int count) {
    CompactInputs inputs = part.compact();
    Arrays.fill(x, 0);
    for (int e = 0; e < count; e++) {
      inputs.put(positions[from + e], x, e, size);
      labels[e] = part.label(positions[from + e]);
    }
  }

  @Override
  public void multiplyInputs() {
    if (wide) {
      ((ConvolutionStage) stages.get(0)).multiplyAll(x);
    }
  }

  @Override
  public void forward(int network) {
    float[] in = x;
    for (Stage stage : stages) {
      stage.forward(network, in);
      in = stage.output(network);
    }
  }

  /** What goes into the softmax, classes x size, after {@link #forward}. */
  float[] logits(int network) {
    return stages.get(stages.size() - 1).output(network);
  }

  @Override
  public double loss(int network, int count) {
    Stage last = stages.get(stages.size() - 1);
    float[] z = last.delta(network);
    System.arraycopy(last.output(network), 0, z, 0, z.length);
    return softmax.loss(z, count, labels, correct);
  }

  @Override
  public boolean[] correct() {
    return correct;
  }

  @Override
  public FusedWeights weights() {
    return weights;
  }

  @Override
  public int size() {
    return size;
  }

  /** Goes backward through a network, after {@link #loss}. */
  void backward(int network) {
    for (int s = stages.size() - 1; s >= lowest; s--) {
      float[] in = s == 0 ? x : stages.get(s - 1).output(network);
      float[] below = s == lowest ? NONE : stages.get(s - 1).delta(network);
      stages.get(s).backward(network, in, below);
    }
  }

  /** The first layer's gradients of all networks, after {@link #backward} of each. */
  void backwardInputs() {
    if (wide) {
      ((ConvolutionStage) stages.get(0)).backwardAll(x);
    }
  }

  /** Makes a network's gradient by the first layer zero for ever. */
  void retire(int network) {
    if (wide) {
      ((ConvolutionStage) stages.get(0)).retire(network);
    }
  }

  @Override
  public void close() {
    stages.forEach(Stage::close);
    for (NativeFloats gradient : gradients) {
      gradient.close();
    }
  }
}
