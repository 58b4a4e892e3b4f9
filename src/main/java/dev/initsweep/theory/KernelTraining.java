package dev.initsweep.theory;

import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.MinibatchSampling;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.network.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * SGD in function space: the logits f of all examples move by f &lt;- f - (eta/B) Theta (softmax(f)
 * - y) over minibatches, with the tangent kernel of the start. What the weights' squared norms gain
 * follows from the exact facts of the theory page.
 */
final class KernelTraining {

  private static final int ROWS = 500;

  private final Setting setting;

  /** Inner products of the inputs of examples i and j up to i. */
  private final float[][] products;

  private final double[] norms;
  private final int[] labels;
  private final double[][] unitLogits;
  private final long seed;
  private final int steps;

  /**
   * Holds what a training in function space ends with.
   *
   * @param gains what |W_l|^2 gained, by layer
   * @param displacements |W_l,end - W_l,0|^2 by layer
   */
  record Result(List<Double> gains, List<Double> displacements) {}

  /**
   * Trainings from any scales on the same examples, start and minibatch order.
   *
   * @param unitLogits the network's logits at variance scale 1, examples x classes
   * @param steps how many minibatches
   */
  KernelTraining(
      Setting setting, TrainingInputs inputs, double[][] unitLogits, int steps, long seed) {
    this.setting = setting;
    this.unitLogits = unitLogits;
    this.steps = steps;
    this.seed = seed;
    int n = inputs.size();
    this.products = products(inputs);
    this.norms = new double[n];
    this.labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = inputs.label(i);
      norms[i] = Math.sqrt(products[i][i]);
    }
  }

  /** A block of rows at a time, so that the whole square is never there. */
  private static float[][] products(TrainingInputs inputs) {
    int n = inputs.size();
    float[][] values = new float[n][];
    Arrays.setAll(values, i -> floats(inputs.values(i)));
    float[][] products = new float[n][];
    try (INDArray all = Nd4j.create(values)) {
      for (int from = 0; from < n; from += ROWS) {
        int to = Math.min(n, from + ROWS);
        try (INDArray block =
            all.get(NDArrayIndex.interval(from, to), NDArrayIndex.all()).mmul(all.transpose())) {
          float[][] rows = block.toFloatMatrix();
          for (int i = from; i < to; i++) {
            products[i] = Arrays.copyOf(rows[i - from], i + 1);
          }
        }
      }
    }
    return products;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** Trains from these scales; empty where the logits leave the finite numbers. */
  Optional<Result> from(Scales scales) {
    return new Run(scales).result();
  }

  /** One training. */
  private final class Run {
    private final Mlp architecture = Mlp.of(setting.architecture());
    private final int depth = architecture.depth();
    private final int classes = architecture.classes();
    private final int n = labels.length;
    private final boolean biasesTrained = architecture.biases() == BiasTreatment.TRAINED;
    private final TangentKernel kernel;
    private final double[] weights = new double[depth];
    private final double[] biases = new double[depth];
    private final float[][] theta = new float[n][n];

    /** Classes x examples. */
    private final float[][] logits = new float[classes][n];

    /** eta / B times the sum of an example's residuals so far. */
    private final double[][] pulls = new double[n][classes];

    private final double[] weightSteps = new double[depth];
    private final double[] biasSteps = new double[depth];
    private double drift;

    Run(Scales scales) {
      this.kernel = new TangentKernel(architecture, scales);
      double factor = 1;
      for (int l = 0; l < depth; l++) {
        factor *= scales.layer(l);
      }
      for (int i = 0; i < n; i++) {
        for (int c = 0; c < classes; c++) {
          logits[c][i] = (float) (Math.sqrt(factor) * unitLogits[i][c]);
        }
        for (int j = 0; j <= i; j++) {
          at(i, j);
          double sum = 0;
          for (int l = 0; l < depth; l++) {
            sum += weights[l] + (biasesTrained ? biases[l] : 0);
          }
          theta[i][j] = (float) sum;
          theta[j][i] = (float) sum;
        }
      }
    }

    private void at(int i, int j) {
      float product = i >= j ? products[i][j] : products[j][i];
      kernel.at(product, norms[i] * norms[j], weights, biases);
    }

    Optional<Result> result() {
      SplittableRandom random = new SplittableRandom(seed);
      int[] order = new int[n];
      int next = n;
      for (int step = 0; step < steps; step++) {
        if (next >= n) {
          shuffle(order, random);
          next = 0;
        }
        int end = Math.min(n, next + setting.batchSize());
        step(Arrays.copyOfRange(order, next, end));
        next = end;
      }
      return Double.isFinite(drift) && Float.isFinite(logits[0][0])
          ? Optional.of(balance())
          : Optional.empty();
    }

    private void shuffle(int[] order, SplittableRandom random) {
      for (int i = 0; i < n; i++) {
        if (setting.sampling() == MinibatchSampling.REPLACEMENT) {
          order[i] = random.nextInt(n);
        } else {
          int j = random.nextInt(i + 1);
          order[i] = order[j];
          order[j] = i;
        }
      }
    }

    private void step(int[] batch) {
      double rate = setting.learningRate() / batch.length;
      double[][] residuals = new double[batch.length][];
      for (int i = 0; i < batch.length; i++) {
        double[] own = new double[classes];
        for (int c = 0; c < classes; c++) {
          own[c] = logits[c][batch[i]];
        }
        residuals[i] = Vectors.residual(own, labels[batch[i]]);
        drift -= 2 * rate * Vectors.product(own, residuals[i]);
      }
      addSquaredSteps(batch, residuals, rate);
      for (int i = 0; i < batch.length; i++) {
        for (int c = 0; c < classes; c++) {
          pulls[batch[i]][c] += rate * residuals[i][c];
        }
      }
      for (int i = 0; i < batch.length; i++) {
        for (int c = 0; c < classes; c++) {
          subtract((float) (rate * residuals[i][c]), theta[batch[i]], logits[c]);
        }
      }
    }

    private void addSquaredSteps(int[] batch, double[][] residuals, double rate) {
      for (int i = 0; i < batch.length; i++) {
        for (int j = 0; j <= i; j++) {
          double product = Vectors.product(residuals[i], residuals[j]);
          product *= (i == j ? 1 : 2) * rate * rate;
          at(batch[i], batch[j]);
          for (int l = 0; l < depth; l++) {
            weightSteps[l] += product * weights[l];
            biasSteps[l] += product * biases[l];
          }
        }
      }
    }

    /**
     * Drift of the last layer is that of the logits less its biases' own, and each layer's is the
     * next one's less its own biases' drift.
     */
    private Result balance() {
      double[] weightMoves = new double[depth];
      double[] biasMoves = new double[depth];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          double product = Vectors.product(pulls[i], pulls[j]);
          product *= i == j ? 1 : 2;
          at(i, j);
          for (int l = 0; l < depth; l++) {
            weightMoves[l] += product * weights[l];
            biasMoves[l] += product * biases[l];
          }
        }
      }
      double[] gains = new double[depth];
      double layerDrift = drift;
      for (int l = depth - 1; l >= 0; l--) {
        if (biasesTrained) {
          layerDrift -= biasMoves[l] - biasSteps[l];
        }
        gains[l] = layerDrift + weightSteps[l];
      }
      return new Result(
          Arrays.stream(gains).boxed().toList(), Arrays.stream(weightMoves).boxed().toList());
    }
  }

  /** The inner loop of all: it decides how long a prediction takes. */
  private static void subtract(float factor, float[] values, float[] from) {
    for (int k = 0; k < from.length; k++) {
      from[k] -= factor * values[k];
    }
  }
}
