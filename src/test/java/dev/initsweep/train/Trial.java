package dev.initsweep.train;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Architectures;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CommonRandomNumbers;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.InitialDistribution;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.MinibatchSampling;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import dev.initsweep.data.Dataset;
import dev.initsweep.data.Examples;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Builds small cells for tests, and data for them to learn: change what a test is about. */
final class Trial {

  static final int CLASSES = 3;

  private String text = "6-8-5-" + CLASSES;
  private Activation activation = Activation.RELU;
  private BiasTreatment biases = BiasTreatment.TRAINED;
  private InitialDistribution distribution = InitialDistribution.NORMAL;
  private InitialBiases initialBiases = InitialBiases.ZERO;
  private int trainExamples = 50;
  private Subset subset = Subset.FIRST;
  private InputScaling scaling = InputScaling.UNIT;
  private double learningRate = .05;
  private double weightDecay = 0;
  private int batchSize = 16;
  private MinibatchSampling sampling = MinibatchSampling.SHUFFLE;
  private int epochs = 5;
  private CommonRandomNumbers common = CommonRandomNumbers.BOTH;
  private long seed = 7;

  Trial widths(Integer... value) {
    text = Arrays.stream(value).map(String::valueOf).collect(Collectors.joining("-"));
    return this;
  }

  /** A network of any family by its text. */
  Trial network(String value) {
    text = value;
    return this;
  }

  Trial activation(Activation value) {
    activation = value;
    return this;
  }

  Trial biases(BiasTreatment value) {
    biases = value;
    return this;
  }

  Trial distribution(InitialDistribution value) {
    distribution = value;
    return this;
  }

  Trial initialBiases(InitialBiases.Kind kind, double value) {
    initialBiases = new InitialBiases(kind, value);
    return this;
  }

  Trial trainExamples(int value) {
    trainExamples = value;
    return this;
  }

  Trial subset(Subset value) {
    subset = value;
    return this;
  }

  Trial scaling(InputScaling value) {
    scaling = value;
    return this;
  }

  Trial learningRate(double value) {
    learningRate = value;
    return this;
  }

  Trial weightDecay(double value) {
    weightDecay = value;
    return this;
  }

  Trial batchSize(int value) {
    batchSize = value;
    return this;
  }

  Trial sampling(MinibatchSampling value) {
    sampling = value;
    return this;
  }

  Trial epochs(int value) {
    epochs = value;
    return this;
  }

  Trial common(CommonRandomNumbers value) {
    common = value;
    return this;
  }

  Trial seed(long value) {
    seed = value;
    return this;
  }

  Setting setting() {
    return Setting.of(
            new DataChoice("noise", "digest", trainExamples, subset, scaling), architecture())
        .distribution(distribution)
        .initialBiases(initialBiases)
        .learningRate(learningRate)
        .weightDecay(weightDecay)
        .batchSize(batchSize)
        .sampling(sampling)
        .epochs(epochs)
        .common(common)
        .build();
  }

  private Architecture architecture() {
    return Architectures.ALL.parse(text, activation, biases);
  }

  /** The cell with this variance scale in all layers. */
  Cell cell(double g) {
    return new Cell(setting(), Scales.uniform(g, architecture().depth()), seed);
  }

  /** Bytes in which the label shows, for cells of this network; the same at each call. */
  Dataset data(int train, int test) {
    int inputs = architecture().inputs();
    int classes = architecture().classes();
    Random random = new Random(20260101);
    return new Dataset(
        "noise",
        "digest",
        classes,
        Pixels.random(train, inputs, classes, random),
        Pixels.random(test, inputs, classes, random));
  }

  /** Examples as bytes 0 to 255. */
  static final class Pixels implements Examples {

    private static final long serialVersionUID = 1L;

    private final int inputs;
    private final byte[] values;
    private final int[] labels;

    Pixels(int inputs, byte[] values, int[] labels) {
      this.inputs = inputs;
      this.values = values;
      this.labels = labels;
    }

    static Pixels random(int size, int inputs, int classes, Random random) {
      int[] labels = IntStream.range(0, size).map(i -> random.nextInt(classes)).toArray();
      byte[] values = new byte[size * inputs];
      for (int i = 0; i < values.length; i++) {
        boolean marked = i % inputs % classes == labels[i / inputs];
        values[i] = (byte) (random.nextInt(160) + (marked ? 90 : 0));
      }
      return new Pixels(inputs, values, labels);
    }

    @Override
    public int size() {
      return labels.length;
    }

    @Override
    public int inputs() {
      return inputs;
    }

    @Override
    public int label(int example) {
      return labels[example];
    }

    @Override
    public void copyValues(int example, float[] into, int offset) {
      for (int i = 0; i < inputs; i++) {
        into[offset + i] = values[example * inputs + i] & 0xff;
      }
    }

    @Override
    public float unit() {
      return 255;
    }
  }
}
