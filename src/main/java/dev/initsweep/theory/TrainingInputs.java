package dev.initsweep.theory;

import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.data.Examples;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.network.Network;
import dev.initsweep.network.Vectors;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Holds the first training examples of a question's setting, as network inputs in double. Where
 * each seed draws a subset of its own, the first examples of the file stand for it.
 */
final class TrainingInputs {

  private final double[][] values;
  private final int[] labels;

  private TrainingInputs(double[][] values, int[] labels) {
    this.values = values;
    this.labels = labels;
  }

  /**
   * Returns at most {@code most} examples of those that a cell trains on, scaled as its setting
   * says. Means and deviations of {@code standardise} are those of all of them.
   */
  static TrainingInputs of(PredictorInput question, int most) {
    DataChoice choice = question.group().setting().data();
    Examples examples = question.data().get().train();
    int all = Math.min(choice.trainExamples(), examples.size());
    double mean = 0;
    double scale = examples.unit();
    if (choice.scaling() == InputScaling.STANDARDISE) {
      double[] moments = moments(examples, all);
      mean = moments[0];
      scale = moments[1];
    }
    int size = Math.min(most, all);
    double[][] values = new double[size][];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      values[i] = raw(examples, i);
      labels[i] = examples.label(i);
      for (int j = 0; j < values[i].length; j++) {
        values[i][j] = (values[i][j] - mean) / scale;
      }
    }
    return new TrainingInputs(values, labels);
  }

  int size() {
    return values.length;
  }

  double[] values(int example) {
    return values[example];
  }

  int label(int example) {
    return labels[example];
  }

  /** Mean over examples and inputs of the squared input. */
  double meanSquare() {
    double sum = 0;
    long count = 0;
    for (double[] example : values) {
      for (double value : example) {
        sum += value * value;
      }
      count += example.length;
    }
    return sum / count;
  }

  /** Variance of all inputs of all examples together. */
  double variance() {
    double mean = Arrays.stream(values).flatMapToDouble(Arrays::stream).average().orElseThrow();
    return meanSquare() - mean * mean;
  }

  /** Logits of all examples, examples x classes. */
  double[][] logits(DoubleNetwork network) {
    return Arrays.stream(values)
        .map(example -> network.pass(example).logits())
        .toArray(double[][]::new);
  }

  /** Gradient of a network's mean cross-entropy. */
  DoubleNetwork gradient(DoubleNetwork network) {
    DoubleNetwork gradient = network.zero();
    addGradient(network, gradient);
    return gradient;
  }

  /** The same on all cores, added in the order of the examples. */
  DoubleNetwork gradientInParallel(DoubleNetwork network) {
    DoubleNetwork sum = network.zero();
    for (DoubleNetwork own :
        IntStream.range(0, size()).parallel().mapToObj(i -> own(network, i)).toList()) {
      sum = sum.plus(1, own);
    }
    return sum;
  }

  private DoubleNetwork own(DoubleNetwork network, int example) {
    DoubleNetwork own = network.zero();
    Network.Pass pass = network.pass(values[example]);
    pass.addGradient(1. / size(), Vectors.residual(pass.logits(), labels[example]), own);
    return own;
  }

  /**
   * Adds the gradient of a network's mean cross-entropy to another network.
   *
   * @return mean over examples of the squared norm of their own gradients by the weights
   */
  double addGradient(DoubleNetwork network, DoubleNetwork gradient) {
    double squares = 0;
    for (int i = 0; i < size(); i++) {
      Network.Pass pass = network.pass(values[i]);
      double[] byLogits = Vectors.residual(pass.logits(), labels[i]);
      squares += pass.addGradient(1. / size(), byLogits, gradient) / size();
    }
    return squares;
  }

  private static double[] moments(Examples examples, int size) {
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (int i = 0; i < size; i++) {
      for (double value : raw(examples, i)) {
        sum += value;
        squares += value * value;
        count++;
      }
    }
    double mean = sum / count;
    double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
    return new double[] {mean, deviation == 0 ? 1 : deviation};
  }

  private static double[] raw(Examples examples, int example) {
    float[] buffer = new float[examples.inputs()];
    examples.copyValues(example, buffer, 0);
    double[] values = new double[buffer.length];
    for (int j = 0; j < values.length; j++) {
      values[j] = buffer[j];
    }
    return values;
  }
}
