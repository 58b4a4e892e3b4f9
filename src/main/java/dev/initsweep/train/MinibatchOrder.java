package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.MinibatchSampling;

/**
 * Says which training examples make the minibatches of each epoch. They are a list of N positions,
 * cut into pieces of the batch size, the last one possibly short.
 */
final class MinibatchOrder {

  private final Cell cell;
  private final int examples;

  MinibatchOrder(Cell cell) {
    this.cell = cell;
    this.examples = cell.setting().data().trainExamples();
  }

  /**
   * The positions of an epoch among the cell's training examples.
   *
   * @param epoch counted from 1; each is a function of the cell and this number alone
   */
  int[] positions(int epoch) {
    RandomStream stream = Streams.order(cell, epoch);
    return cell.setting().sampling() == MinibatchSampling.SHUFFLE
        ? shuffled(stream)
        : drawn(stream);
  }

  private int[] shuffled(RandomStream stream) {
    int[] positions = new int[examples];
    for (int i = 0; i < examples; i++) {
      positions[i] = i;
    }
    for (int i = examples - 1; i >= 1; i--) {
      int j = stream.below(i + 1);
      int swapped = positions[i];
      positions[i] = positions[j];
      positions[j] = swapped;
    }
    return positions;
  }

  private int[] drawn(RandomStream stream) {
    int[] positions = new int[examples];
    for (int i = 0; i < examples; i++) {
      positions[i] = stream.below(examples);
    }
    return positions;
  }
}
