package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.data.Dataset;
import dev.initsweep.data.Examples;

/**
 * The examples of a cell, as network inputs. Cells of one batch have the same.
 *
 * @see TrainingExamples
 */
final class CellData {

  private final Dataset dataset;
  private final int[] taken;
  private final Inputs inputs;

  CellData(Cell cell, Dataset dataset) {
    int wanted = cell.setting().architecture().inputs();
    if (dataset.train().inputs() != wanted
        || dataset.classes() != cell.setting().architecture().classes()) {
      throw new IllegalArgumentException(
          "Invalid widths: %s (expected %d inputs and %d classes, which %s has)"
              .formatted(
                  cell.setting().architecture().text(),
                  dataset.train().inputs(),
                  dataset.classes(),
                  dataset.name()));
    }
    this.dataset = dataset;
    this.taken = TrainingExamples.of(cell, dataset.train().size());
    this.inputs = Inputs.of(cell.setting().data().scaling(), dataset.train(), taken);
  }

  /** Training examples of the cell, by position. */
  Part train() {
    return new Part(taken.length, dataset.train(), taken);
  }

  /** All test examples. */
  Part test() {
    return new Part(dataset.test().size(), dataset.test(), null);
  }

  /** Training or test examples. */
  final class Part {
    private final int size;
    private final Examples examples;
    private final int[] indexes;

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

    private int index(int position) {
      return indexes == null ? position : indexes[position];
    }
  }
}
