package dev.initsweep.train;

/**
 * Leaves out inputs that are zero in a whole minibatch, as the borders of images are: they add
 * nothing to products or gradients. Live inputs are brought to the first columns of the first
 * layer's weights, and products are made of those only; few columns change places from one
 * minibatch to the next. The places are a function of the minibatches so far, and so the same for
 * every network that sees them.
 */
final class InputColumns {

  /** Bounds the share of live inputs; where more of them are live, all take part. */
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
   * @param live by input, a bit each, as {@link CompactInputs} has them
   * @return how many columns take part
   */
  int arrange(long[] live) {
    int inputs = weights.order.length;
    int count = 0;
    for (long word : live) {
      count += Long.bitCount(word);
    }
    if (count > WORTHWHILE * inputs) {
      return inputs;
    }
    int swaps = 0;
    for (int column = count; column < inputs; column++) {
      if (CompactInputs.isLive(live, weights.order[column])) {
        entering[swaps++] = column;
      }
    }
    for (int column = 0, found = 0; found < swaps; column++) {
      if (!CompactInputs.isLive(live, weights.order[column])) {
        leaving[found++] = column;
      }
    }
    weights.swapColumns(entering, leaving, swaps);
    // Products of no columns at all would have to be zeros; one column makes them so.
    return Math.max(count, 1);
  }
}
