package dev.initsweep.data;

import dev.initsweep.cell.DataReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Says what was read of a data set whose inputs have numbers in place of names. */
final class ExamplesReading {

  private static final int FIRST_ROWS = 3;

  private ExamplesReading() {}

  /** The same where class 0 has the label 0. */
  static DataReading of(Dataset data, String format, List<String> notes) {
    return of(data, format, 0, notes);
  }

  /**
   * Says it.
   *
   * @param format what it is, in words
   * @param label of class 0
   * @param notes what is odd, in sentences
   */
  static DataReading of(Dataset data, String format, int label, List<String> notes) {
    Examples train = data.train();
    float[] first = new float[train.inputs()];
    float[] values = new float[train.inputs()];
    boolean[] varies = new boolean[train.inputs()];
    int[] counts = new int[data.classes()];
    List<List<Double>> firstRows = new ArrayList<>();
    train.copyValues(0, first, 0);
    for (int i = 0; i < train.size(); i++) {
      train.copyValues(i, values, 0);
      counts[train.label(i)]++;
      for (int c = 0; c < values.length; c++) {
        varies[c] |= values[c] != first[c];
      }
      if (i < FIRST_ROWS) {
        firstRows.add(IntStream.range(0, values.length).mapToObj(c -> (double) values[c]).toList());
      }
    }
    Map<String, Integer> classes = new LinkedHashMap<>();
    for (int c = 0; c < counts.length; c++) {
      classes.put(String.valueOf(label + c), counts[c]);
    }
    return new DataReading(
        data.facts(),
        format,
        train.size(),
        IntStream.rangeClosed(1, varies.length).mapToObj(String::valueOf).toList(),
        classes,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new DataReading.Test(data.test().size(), "of the test part")),
        IntStream.range(0, varies.length)
            .filter(c -> !varies[c])
            .mapToObj(c -> String.valueOf(c + 1))
            .toList(),
        firstRows,
        notes);
  }
}
