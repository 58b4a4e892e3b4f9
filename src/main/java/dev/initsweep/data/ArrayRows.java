package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads arrays of numpy as a table: one row an example, with its label. */
final class ArrayRows {

  private static final String LABEL = "labels";

  private ArrayRows() {}

  /**
   * Reads the training part.
   *
   * @param path of an {@code .npz} file or a folder of arrays; or of one array, whose labels the
   *     option {@code label} names
   * @throws BadInputException if arrays do not fit together, or a number is not finite
   */
  static LabelledRows read(String path, TableOptions options) {
    if (path.toLowerCase(Locale.ROOT).endsWith(".npy")) {
      if (options.label().isEmpty()) {
        throw new BadInputException(
            "Invalid data %s: no labels (expected their file, as in %s?label=y.npy)"
                .formatted(path, path));
      }
      Npy inputs = ArrayFiles.array(path);
      Npy labels = ArrayFiles.array(options.label());
      ArrayFiles.requirePair(inputs, labels);
      return rows(path, inputs, labels);
    }
    ArrayFiles files = ArrayFiles.of(path);
    return rows(path, files.inputs(), files.labels());
  }

  /** The test part of the same arrays, if there is one. */
  static Optional<LabelledRows> tests(String path) {
    if (path.toLowerCase(Locale.ROOT).endsWith(".npy")) {
      return Optional.empty();
    }
    ArrayFiles files = ArrayFiles.of(path);
    return files.testInputs().map(inputs -> rows(path, inputs, files.testLabels().orElseThrow()));
  }

  private static LabelledRows rows(String source, Npy inputs, Npy labels) {
    int count = inputs.inputs();
    List<String> columns = IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
    List<double[]> values = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < inputs.count(); i++) {
      double[] row = new double[count];
      for (int c = 0; c < count; c++) {
        row[c] = inputs.number(i * count + c);
        if (!Double.isFinite(row[c])) {
          throw LabelledRows.invalid(
              inputs.source(), i + 1L, columns.get(c), String.valueOf(row[c]), "a finite number");
        }
      }
      values.add(row);
      String label =
          labels.isWhole()
              ? String.format(Locale.ROOT, "%.0f", labels.number(i))
              : String.valueOf(labels.number(i));
      texts.add(LabelledRows.requireLabel(labels.source(), i + 1L, LABEL, label));
    }
    List<String> names = new ArrayList<>(columns);
    names.add(LABEL);
    return new LabelledRows(
        source,
        "numpy arrays",
        new TableHead(names, count, "the array of labels", false, false, Set.of()),
        Optional.empty(),
        columns,
        values,
        texts,
        Numerals.POINT,
        IntStream.rangeClosed(1, values.size()).boxed().toList(),
        inputs.isOfBytes(),
        List.of());
  }
}
