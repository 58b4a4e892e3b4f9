package dev.initsweep.train;

import dev.initsweep.cell.Convolutional;
import dev.initsweep.cell.ConvolutionalStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Forward and backward for several convolutional networks on some examples, one network after the
 * other. What the windows of a convolution that comes first cover is made by {@link
 * #multiplyInputs}, once for all networks that see the examples in turn. Nothing is allocated after
 * the constructor.
 */
final class ConvolutionalPass implements AutoCloseable, ExamplesPass {

  /** Values of a stage that fit into a core's cache beside what else a step needs of them. */
  private static final int MOST_VALUES = 1 << 18;

  /** Loops over examples gain by more of them up to here. */
  private static final int MOST_EXAMPLES = 32;

  private static final int FEWEST_EXAMPLES = 8;

  /** Says that nobody asks for a derivative. */
  private static final float[] NONE = {};

  final FusedWeights weights;
  final int size;

  /** The examples, inputs x size. */
  final float[] x;

  final int[] labels;
  private final boolean[] correct;

  /** Holds the gradient by the weights of each layer, summed since {@link #clearGradients}. */
  final NativeFloats[] gradients;

  /** Holds the gradient by the biases likewise. */
  final double[][] biasGradients;

  private final List<Stage> stages = new ArrayList<>();
  private final SoftmaxLoss softmax;

  /** The first stage that has weights; none below is asked for derivatives. */
  private int lowest = -1;

  /**
   * @param weights of networks of this family
   * @param size how many examples go at a time
   */
  ConvolutionalPass(FusedWeights weights, int size) {
    this.weights = weights;
    this.size = size;
    Convolutional architecture = (Convolutional) weights.architecture;
    x = new float[architecture.inputs() * size];
    labels = new int[size];
    correct = new boolean[size];
    softmax = new SoftmaxLoss(architecture.classes(), size);
    gradients = new NativeFloats[architecture.depth()];
    biasGradients = new double[architecture.depth()][];
    for (int l = 0; l < gradients.length; l++) {
      gradients[l] = new NativeFloats(architecture.weights(l));
      biasGradients[l] = new double[architecture.units(l)];
    }
    makeStages(architecture);
  }

  /**
   * Returns how many examples of a network had best go at a time: so few that values stay in a
   * core's cache.
   */
  static int bestSize(Convolutional architecture) {
    int most = architecture.inputs();
    for (int s = 0; s < architecture.steps().size(); s++) {
      ConvolutionalStep step = architecture.steps().get(s);
      boolean isConvolution = step.kind() == ConvolutionalStep.Kind.CONVOLUTION;
      ConvolutionalStep kept = isConvolution ? ConvolutionStage.pooling(architecture, s) : step;
      most = Math.max(most, kept.out().values());
    }
    int fitting = MOST_VALUES / most / FEWEST_EXAMPLES * FEWEST_EXAMPLES;
    return Math.max(FEWEST_EXAMPLES, Math.min(MOST_EXAMPLES, fitting));
  }

  /** Returns how many examples of a minibatch go at a time: about as many, in equal parts. */
  static int sizeFor(Convolutional architecture, int batch) {
    int parts = (batch - 1) / bestSize(architecture) + 1;
    return (batch - 1) / parts + 1;
  }

  private void makeStages(Convolutional architecture) {
    List<ConvolutionalStep> steps = architecture.steps();
    BranchStage branch = null;
    int layer = 0;
    for (int s = 0; s < steps.size(); s++) {
      ConvolutionalStep step = steps.get(s);
      switch (step.kind()) {
        case CONVOLUTION -> {
          ConvolutionalStep pooling = ConvolutionStage.pooling(architecture, s);
          stages.add(
              new ConvolutionStage(
                  weights,
                  step,
                  pooling,
                  layer,
                  size,
                  s == 0,
                  layer > 0,
                  gradients[layer],
                  biasGradients[layer]));
          s += pooling.equals(step) ? 0 : 1;
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
    if (stages.get(0) instanceof ConvolutionStage first) {
      first.cover(x);
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
    double losses = softmax.loss(z, count, labels, correct);
    for (int end = size; end <= z.length; end += size) {
      Arrays.fill(z, end - size + count, end, 0);
    }
    return losses;
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

  /** Makes the gradients zero. */
  void clearGradients() {
    for (int l = 0; l < gradients.length; l++) {
      gradients[l].clear(weights.architecture.weights(l));
      Arrays.fill(biasGradients[l], 0);
    }
  }

  /** Goes backward through a network, after {@link #loss}, and adds to the gradients. */
  void backward(int network) {
    for (int s = stages.size() - 1; s >= lowest; s--) {
      float[] in = s == 0 ? x : stages.get(s - 1).output(network);
      float[] below = s == lowest ? NONE : stages.get(s - 1).delta(network);
      stages.get(s).backward(network, in, below);
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
