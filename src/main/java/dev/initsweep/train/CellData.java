package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.data.Dataset;
import dev.initsweep.data.Examples;
import java.util.Locale;

/**
 * The examples of a cell, as network inputs. Cells of one batch have the same. Safe for use by
 * several threads.
 *
 * @see TrainingExamples
 */
final class CellData {

  private final Inputs inputs;
  private final Part train;
  private final Part test;

  CellData(Cell cell, Dataset dataset) {
    int wanted = cell.setting().architecture().inputs();
    if (dataset.train().inputs() != wanted
        || dataset.classes() != cell.setting().architecture().classes()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid widths: %s (expected %d inputs and %d classes, which %s has)",
              cell.setting().architecture().text(),
              dataset.train().inputs(),
              dataset.classes(),
              dataset.name()));
    }
    int[] taken = TrainingExamples.of(cell, dataset.train().size());
    this.inputs = Inputs.of(cell.setting().data().scaling(), dataset.train(), taken);
    this.train = new Part(taken.length, dataset.train(), taken);
    this.test = new Part(dataset.test().size(), dataset.test(), null);
  }

  /** Tells whether these are examples of this very data set, not of another one like it. */
  boolean isOf(Dataset other) {
    return train.examples == other.train() && test.examples == other.test();
  }

  /** Training examples of the cell, by position. */
  Part train() {
    return train;
  }

  /** All test examples. */
  Part test() {
    return test;
  }

  /** Training or test examples. */
  final class Part {
    private final int size;
    private final Examples examples;
    private final int[] indexes;
    private CompactInputs compact;

    private Part(int size, Examples examples, int[] indexes) {
      this.size = size;
      this.examples = examples;
      this.indexes = indexes;
    }

    int size() {
      return size;
    }

    int label(int position) {
      return examples.label(index(position));
    }

    /** Writes the network inputs of an example to {@code into}, from {@code offset} on. */
    void copyInputs(int position, float[] into, int offset) {
      inputs.copy(examples, index(position), into, offset);
    }

    /** All inputs, encoded at the first call. */
    synchronized CompactInputs compact() {
      if (compact == null) {
        compact = new CompactInputs(this, examples.inputs());
      }
      return compact;
    }

    private int index(int position) {
      return indexes == null ? position : indexes[position];
    }
  }
}
