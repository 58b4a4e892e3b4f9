package dev.initsweep.train;

/** Softmax cross-entropy of a minibatch whose logits lie class by class. */
final class SoftmaxLoss {

  private final int classes;
  private final int size;
  private final double[] exponentials;

  /**
   * @param size of the minibatch
   */
  SoftmaxLoss(int classes, int size) {
    this.classes = classes;
    this.size = size;
    this.exponentials = new double[classes];
  }

  /**
   * Returns the sum of the losses of the first examples, and overwrites their logits by the losses'
   * derivatives by them.
   *
   * @param z logits, classes x size
   * @param count how many examples
   * @param correct receives which of them are predicted right
   */
  double loss(float[] z, int count, int[] labels, boolean[] correct) {
    double losses = 0;
    for (int i = 0; i < count; i++) {
      int best = 0;
      for (int c = 1; c < classes; c++) {
        if (z[c * size + i] > z[best * size + i]) {
          best = c;
        }
      }
      double largest = z[best * size + i];
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        exponentials[c] = Math.exp((double) z[c * size + i] - largest);
        sum += exponentials[c];
      }
      losses += Math.log(sum) + largest - z[labels[i] * size + i];
      for (int c = 0; c < classes; c++) {
        z[c * size + i] = (float) (exponentials[c] / sum);
      }
      z[labels[i] * size + i] -= 1;
      correct[i] = best == labels[i];
    }
    return losses;
  }
}
