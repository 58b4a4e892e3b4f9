package dev.initsweep.cell;

import java.io.Serializable;
import java.util.Objects;

/**
 * Everything that decides a training but the initial weights' scale and the seed.
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

  /** Of what plans vary, since a report looks settings up by the million. */
  @Override
  public int hashCode() {
    return Objects.hash(architecture.widths(), learningRate, batchSize, epochs);
  }

  /** Steps of SGD in one epoch: ceil(N/B); the last minibatch of an epoch may be short. */
  public int stepsPerEpoch() {
    return (data.trainExamples() + batchSize - 1) / batchSize;
  }

  /** Identity of this setting, 64 hex digits; see {@link Identity}. */
  public String id() {
    return Identity.of(this);
  }

  /** This setting with another shape of the initial distribution and other initial biases. */
  public Setting withInitial(InitialDistribution shape, InitialBiases biases) {
    return new Setting(
        data,
        architecture,
        shape,
        biases,
        learningRate,
        weightDecay,
        batchSize,
        sampling,
        epochs,
        common);
  }
}
