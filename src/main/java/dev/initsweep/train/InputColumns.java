package dev.initsweep.train;

/**
 * Leaves out inputs that are zero in a whole minibatch, as the borders of images are: they add
 * nothing to products or gradients. Live inputs are brought to the first columns of the first
 * layer's weights, and products are made of those only; few columns change places from one
 * minibatch to the next. The places are a function of the minibatches so far, and so the same for
 * every network that sees them.
 */
final class InputColumns {

  /** Where more than this share of inputs is live, all take part. */
  private static final double WORTHWHILE = .95;

  private final FusedWeights weights;
  private final int[] entering;
  private final int[] leaving;

  InputColumns(FusedWeights weights) {
    this.weights = weights;
    int n = weights.architecture.inputs();
    entering = new int[n];
    leaving = new int[n];
  }

  /**
   * Brings live inputs to the first columns.
   *
   * @param live by input, not zero where it is live
   * @return how many columns take part
   */
  int arrange(byte[] live) {
    int count = 0;
    for (byte one : live) {
      count += one == 0 ? 0 : 1;
    }
    if (count > WORTHWHILE * live.length) {
      return live.length;
    }
    int swaps = 0;
    for (int column = count; column < live.length; column++) {
      if (live[weights.order[column]] != 0) {
        entering[swaps++] = column;
      }
    }
    for (int column = 0, found = 0; found < swaps; column++) {
      if (live[weights.order[column]] == 0) {
        leaving[found++] = column;
      }
    }
    weights.swapColumns(entering, leaving, swaps);
    // Products of no columns at all would have to be zeros; one column makes them so.
    return Math.max(count, 1);
  }
}
