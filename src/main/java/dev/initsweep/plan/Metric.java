package dev.initsweep.plan;

import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.Named;

/** What a verdict compares; less is better for all of them. */
public enum Metric implements Named {
  /** Mean cross-entropy on the training examples. */
  TRAIN_LOSS("train-loss"),

  /** Mean cross-entropy on the test examples. */
  TEST_LOSS("test-loss"),

  /** One less the accuracy on the test examples. */
  TEST_ERROR("test-error");

  private final String label;

  Metric(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /** This metric of an evaluation. */
  public double of(Evaluation evaluation) {
    return switch (this) {
      case TRAIN_LOSS -> evaluation.trainLoss();
      case TEST_LOSS -> evaluation.testLoss();
      case TEST_ERROR -> 1 - evaluation.testAccuracy();
    };
  }
}
