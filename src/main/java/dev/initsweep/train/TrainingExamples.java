package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Subset;
import java.util.Arrays;
import java.util.Locale;

/** Says which examples of a file a cell trains on. */
final class TrainingExamples {

  private TrainingExamples() {}

  /**
   * Indexes into the file, in ascending order; a position of the cell is an index into this array.
   *
   * @param available number of training examples in the file
   */
  static int[] of(Cell cell, int available) {
    int wanted = cell.setting().data().trainExamples();
    if (wanted > available) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid train-examples: %d (expected at most %d, which %s has)",
              wanted,
              available,
              cell.setting().data().name()));
    }
    int[] indexes = new int[available];
    for (int i = 0; i < available; i++) {
      indexes[i] = i;
    }
    if (cell.setting().data().subset() == Subset.SEED && wanted < available) {
      RandomStream stream = Streams.subset(cell);
      for (int i = 0; i < wanted; i++) {
        int j = i + stream.below(available - i);
        int swapped = indexes[i];
        indexes[i] = indexes[j];
        indexes[j] = swapped;
      }
    }
    int[] taken = Arrays.copyOf(indexes, wanted);
    Arrays.sort(taken);
    return taken;
  }
}
