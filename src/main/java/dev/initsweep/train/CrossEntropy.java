package dev.initsweep.train;

/** Softmax cross-entropy of one example, from float logits in double. */
final class CrossEntropy {

  private CrossEntropy() {}

  /**
   * Log-sum-exp of the logits less the label's, in nats.
   *
   * @param logits holds the example's logits at {@code offset}, {@code offset + stride}, ...
   */
  static double loss(float[] logits, int offset, int stride, int classes, int label) {
    double largest = logits[offset];
    for (int c = 1; c < classes; c++) {
      largest = Math.max(largest, logits[offset + c * stride]);
    }
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      sum += Math.exp(logits[offset + c * stride] - largest);
    }
    return largest + Math.log(sum) - logits[offset + label * stride];
  }

  /** The class of the largest logit, the lowest among equals. */
  static int prediction(float[] logits, int offset, int classes) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (logits[offset + c] > logits[offset + best]) {
        best = c;
      }
    }
    return best;
  }

  /** Overwrites an example's logits by the loss's derivative by them. */
  static void gradient(float[] logits, int offset, int classes, int label) {
    double largest = logits[offset];
    for (int c = 1; c < classes; c++) {
      largest = Math.max(largest, logits[offset + c]);
    }
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      sum += Math.exp(logits[offset + c] - largest);
    }
    for (int c = 0; c < classes; c++) {
      double probability = Math.exp(logits[offset + c] - largest) / sum;
      logits[offset + c] = (float) (c == label ? probability - 1 : probability);
    }
  }
}
