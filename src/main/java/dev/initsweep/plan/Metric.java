package dev.initsweep.plan;

import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.Named;

/** Names what a verdict compares; less is better for all of them. */
public enum Metric implements Named {
  /** This is the mean cross-entropy on the training examples. */
  TRAIN_LOSS("train-loss"),

  /** This is the mean cross-entropy on the test examples. */
  TEST_LOSS("test-loss"),

  /** This is one less the accuracy on the test examples. */
  TEST_ERROR("test-error");

  private final String label;

  Metric(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /** Returns this metric of an evaluation. */
  public double of(Evaluation evaluation) {
    return switch (this) {
      case TRAIN_LOSS -> evaluation.trainLoss();
      case TEST_LOSS -> evaluation.testLoss();
      case TEST_ERROR -> 1 - evaluation.testAccuracy();
    };
  }
}
