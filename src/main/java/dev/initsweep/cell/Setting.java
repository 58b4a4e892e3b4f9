package dev.initsweep.cell;

import java.io.Serializable;
import java.util.Objects;

/**
 * Holds everything that decides a training but the initial weights' scale and the seed.
 *
 * <p>The loss is the mean softmax cross-entropy, the optimizer plain SGD at a constant rate.
 *
 * @param data the examples
 * @param architecture the network
 * @param distribution shape of the initial weights' (and biases') distribution
 * @param initialBiases how biases start; {@link InitialBiases#ZERO} where there are none
 * @param learningRate eta, kept to 12 significant digits as is the weight decay
 * @param weightDecay lambda: lambda/2 times the squared norm of the weights is added to the loss
 * @param batchSize B, at most the number of training examples
 * @param sampling how minibatches are drawn
 * @param epochs how many times ceil(N/B) steps are made
 * @param common what cells of one seed share
 */
public record Setting(
    DataChoice data,
    Architecture architecture,
    InitialDistribution distribution,
    InitialBiases initialBiases,
    double learningRate,
    double weightDecay,
    int batchSize,
    MinibatchSampling sampling,
    int epochs,
    CommonRandomNumbers common)
    implements Serializable {

  public Setting {
    Checks.requirePositive(learningRate, "learning-rate");
    Checks.require(
        weightDecay >= 0 && Double.isFinite(weightDecay),
        "weight-decay",
        weightDecay,
        "0 or a positive number");
    Checks.require(
        batchSize >= 1 && batchSize <= data.trainExamples(),
        "batch-size",
        batchSize,
        "1 to the " + data.trainExamples() + " training examples");
    Checks.require(epochs >= 1, "epochs", epochs, "at least 1");
    Checks.require(
        architecture.hasBiases() || initialBiases.equals(InitialBiases.ZERO),
        "initial-biases",
        initialBiases,
        "zero, as the network has no biases");
    learningRate = Identity.canonical(learningRate);
    weightDecay = Identity.canonical(weightDecay);
  }

  /**
   * Hashes what differs between the settings of a plan, since a report looks settings up by the
   * million.
   */
  @Override
  public int hashCode() {
    return Objects.hash(architecture, learningRate, batchSize, epochs);
  }

  /**
   * Returns the steps of SGD in one epoch, ceil(N/B); the last minibatch of an epoch may be short.
   */
  public int stepsPerEpoch() {
    return (data.trainExamples() + batchSize - 1) / batchSize;
  }

  /** Returns the identity of this setting, 64 hex digits; see {@link Identity}. */
  public String id() {
    return Identity.of(this);
  }

  /**
   * Returns a builder with the defaults of a plan for all else. A minibatch has no more examples
   * than there are.
   */
  public static Builder of(DataChoice data, Architecture architecture) {
    return new Builder(data, architecture);
  }

  /** Returns a builder that begins with this setting. */
  public Builder change() {
    return new Builder(data, architecture)
        .distribution(distribution)
        .initialBiases(initialBiases)
        .learningRate(learningRate)
        .weightDecay(weightDecay)
        .batchSize(batchSize)
        .sampling(sampling)
        .epochs(epochs)
        .common(common);
  }

  /** Returns this setting with another shape of the initial distribution and other biases. */
  public Setting withInitial(InitialDistribution shape, InitialBiases biases) {
    return change().distribution(shape).initialBiases(biases).build();
  }

  /** Collects the fields of a setting. */
  public static final class Builder {
    private final DataChoice data;
    private Architecture architecture;
    private InitialDistribution distribution = InitialDistribution.NORMAL;
    private InitialBiases initialBiases = InitialBiases.ZERO;
    private double learningRate = .05;
    private double weightDecay = 0;
    private int batchSize;
    private MinibatchSampling sampling = MinibatchSampling.SHUFFLE;
    private int epochs = 20;
    private CommonRandomNumbers common = CommonRandomNumbers.BOTH;

    private Builder(DataChoice data, Architecture architecture) {
      this.data = data;
      this.architecture = architecture;
      this.batchSize = Math.min(64, data.trainExamples());
    }

    public Builder architecture(Architecture value) {
      architecture = value;
      return this;
    }

    public Builder distribution(InitialDistribution value) {
      distribution = value;
      return this;
    }

    public Builder initialBiases(InitialBiases value) {
      initialBiases = value;
      return this;
    }

    public Builder learningRate(double value) {
      learningRate = value;
      return this;
    }

    public Builder weightDecay(double value) {
      weightDecay = value;
      return this;
    }

    public Builder batchSize(int value) {
      batchSize = value;
      return this;
    }

    public Builder sampling(MinibatchSampling value) {
      sampling = value;
      return this;
    }

    public Builder epochs(int value) {
      epochs = value;
      return this;
    }

    public Builder common(CommonRandomNumbers value) {
      common = value;
      return this;
    }

    /**
     * Returns the setting.
     *
     * @throws IllegalArgumentException if a field cannot be what it is
     */
    public Setting build() {
      return new Setting(
          data,
          architecture,
          distribution,
          initialBiases,
          learningRate,
          weightDecay,
          batchSize,
          sampling,
          epochs,
          common);
    }
  }
}
