package dev.initsweep.train;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * DL4J's cross-entropy, which also adds up the losses of all examples that it sees, from their
 * logits in double: DL4J's own score is in float and clipped at 1e-10.
 */
final class RecordingCrossEntropy extends LossMCXENT {

  private static final long serialVersionUID = 1L;

  private final float[] logits;
  private int[] labels = {};
  private double sum;

  /**
   * @param most the largest number of logits of a minibatch
   */
  RecordingCrossEntropy(int most) {
    this.logits = new float[most];
  }

  /** The labels of the minibatch that is trained on next. */
  void expect(int[] next) {
    labels = next;
  }

  /** The sum of losses since the last call, which starts a new one. */
  double takeSum() {
    double taken = sum;
    sum = 0;
    return taken;
  }

  @Override
  public INDArray computeGradient(
      INDArray oneHot, INDArray preOutput, IActivation activation, INDArray mask) {
    record(preOutput);
    return super.computeGradient(oneHot, preOutput, activation, mask);
  }

  /** Returns the score that DL4J asks for at each step; nobody reads it. */
  @Override
  public double computeScore(
      INDArray oneHot, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    return 0;
  }

  private void record(INDArray preOutput) {
    int examples = (int) preOutput.size(0);
    int classes = (int) preOutput.size(1);
    new FloatPointer(preOutput.data().addressPointer()).get(logits, 0, examples * classes);
    int row = preOutput.stride(0);
    int column = preOutput.stride(1);
    for (int e = 0; e < examples; e++) {
      sum += CrossEntropy.loss(logits, e * row, column, classes, labels[e]);
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
