package dev.initsweep.data;

import dev.initsweep.cell.Named;
import java.util.Arrays;
import java.util.List;

/**
 * Scales the columns of a table to network inputs, each by statistics of the training rows alone. A
 * column that does not vary becomes 0.
 */
final class ColumnScaling {

  /** Says what is done with a column. */
  enum Kind implements Named {
    /** A value is taken less the mean, over the standard deviation. */
    STANDARDISE("standardise"),

    /** The least training value becomes 0, the greatest 1. */
    RANGE("range"),

    /** Nothing is done with the values. */
    NONE("none");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }

    static Kind of(String label) {
      return Named.parse(Kind.class, label);
    }

    static List<String> labels() {
      return Arrays.stream(values()).map(Kind::label).toList();
    }
  }

  private final double[] shifts;
  private final double[] factors;

  private ColumnScaling(double[] shifts, double[] factors) {
    this.shifts = shifts;
    this.factors = factors;
  }

  /** Learns from the training rows of a table. */
  static ColumnScaling of(Kind kind, LabelledRows rows, List<Integer> train) {
    int columns = rows.columns().size();
    double[] shifts = new double[columns];
    double[] factors = new double[columns];
    for (int c = 0; c < columns; c++) {
      int column = c;
      double[] values = train.stream().mapToDouble(row -> rows.values().get(row)[column]).toArray();
      shifts[c] = shift(kind, values);
      factors[c] = factor(kind, values, shifts[c]);
    }
    return new ColumnScaling(shifts, factors);
  }

  private static double shift(Kind kind, double[] values) {
    return switch (kind) {
      case STANDARDISE -> Arrays.stream(values).sum() / values.length;
      case RANGE -> Arrays.stream(values).min().orElseThrow();
      case NONE -> 0;
    };
  }

  private static double factor(Kind kind, double[] values, double shift) {
    double spread =
        switch (kind) {
          case STANDARDISE ->
              StrictMath.sqrt(
                  Arrays.stream(values).map(v -> (v - shift) * (v - shift)).sum() / values.length);
          case RANGE -> Arrays.stream(values).max().orElseThrow() - shift;
          case NONE -> 1;
        };
    // The mean of equal numbers may miss them by a last bit.
    return spread <= 1e-12 * Math.abs(shift) ? 0 : 1 / spread;
  }

  /** Writes a row's network inputs. */
  void copy(float[] row, float[] into, int offset) {
    for (int c = 0; c < row.length; c++) {
      into[offset + c] = (float) ((row[c] - shifts[c]) * factors[c]);
    }
  }
}
