package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Named;
import dev.initsweep.cell.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scales the columns of a table to network inputs, in double, each by statistics of the training
 * rows alone. A column that does not vary becomes 0.
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

  /**
   * Where rounding its values to float before they are scaled shifts none by more than this, a
   * column is rounded first, as the first version did with all: so cells trained then stay valid.
   */
  private static final double HARMLESS = 1e-5;

  /** Rounding by more than this share of a column's range, where it is not scaled, is said. */
  private static final double VISIBLE = 1e-4;

  private final String source;
  private final List<String> columns;
  private final boolean[] rounded;
  private final double[] shifts;
  private final double[] factors;
  private final List<String> blurred = new ArrayList<>();

  private ColumnScaling(String source, List<String> columns) {
    this.source = source;
    this.columns = columns;
    this.rounded = new boolean[columns.size()];
    this.shifts = new double[columns.size()];
    this.factors = new double[columns.size()];
  }

  /**
   * Learns from the training rows of a table.
   *
   * @throws BadInputException if a column's spread is beyond the range of a double
   */
  static ColumnScaling of(Kind kind, LabelledRows rows, List<Integer> train) {
    ColumnScaling scaling = new ColumnScaling(rows.source(), rows.columns());
    for (int c = 0; c < rows.columns().size(); c++) {
      double[] all = rows.column(c);
      scaling.learn(kind, c, train.stream().mapToDouble(row -> all[row]).toArray());
      double error = Arrays.stream(all).map(v -> Math.abs(v - (float) v)).max().orElse(0);
      if (kind != Kind.NONE && error > 0 && error * scaling.factors[c] <= HARMLESS) {
        scaling.rounded[c] = true;
        scaling.learn(kind, c, train.stream().mapToDouble(row -> (float) all[row]).toArray());
      }
      if (kind == Kind.NONE && error > VISIBLE * spread(all)) {
        scaling.blurred.add(rows.columns().get(c));
      }
    }
    return scaling;
  }

  private static double spread(double[] values) {
    return Arrays.stream(values).max().orElse(0) - Arrays.stream(values).min().orElse(0);
  }

  /** What is to be said of it. */
  List<String> notes() {
    return blurred.isEmpty()
        ? List.of()
        : List.of(
            "rounded to what floats hold, which is coarse beside their range: "
                + Shown.list(blurred)
                + " (?scale=standardise scales them first)");
  }

  private void learn(Kind kind, int column, double[] values) {
    double least = Arrays.stream(values).min().orElseThrow();
    double most = Arrays.stream(values).max().orElseThrow();
    shifts[column] =
        switch (kind) {
          case STANDARDISE -> mean(values);
          case RANGE -> least;
          case NONE -> 0;
        };
    double spread =
        switch (kind) {
          case STANDARDISE -> deviation(values, shifts[column]);
          case RANGE -> most - least;
          case NONE -> 1;
        };
    // The mean of equal numbers may miss them by a last bit.
    factors[column] = least == most && kind != Kind.NONE ? 0 : 1 / spread;
    if (!Double.isFinite(factors[column]) || (least != most && factors[column] == 0)) {
      throw new BadInputException(
          "Invalid column %s of %s: from %s to %s (expected numbers whose spread a double holds)"
              .formatted(Shown.text(columns.get(column)), source, least, most));
    }
  }

  private static double mean(double[] values) {
    double sum = Arrays.stream(values).sum();
    return Double.isFinite(sum)
        ? sum / values.length
        : Arrays.stream(values).map(v -> v / values.length).sum();
  }

  private static double deviation(double[] values, double mean) {
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    if (Double.isFinite(squares) && squares > Double.MIN_NORMAL) {
      return StrictMath.sqrt(squares / values.length);
    }
    // Their squares are beyond a double's range: in units of the largest they are not.
    double unit = Arrays.stream(values).map(v -> Math.abs(v - mean)).max().orElse(0);
    return unit == 0
        ? 0
        : unit
            * StrictMath.sqrt(
                Arrays.stream(values).map(v -> (v - mean) / unit * ((v - mean) / unit)).sum()
                    / values.length);
  }

  /**
   * Writes a row's network inputs.
   *
   * @throws BadInputException if one is beyond the range of a float
   */
  void copy(LabelledRows rows, int row, float[] into, int offset) {
    double[] values = rows.values().get(row);
    for (int c = 0; c < values.length; c++) {
      double value =
          rounded[c] && Float.isFinite((float) values[c]) ? (float) values[c] : values[c];
      float scaled = (float) ((value - shifts[c]) * factors[c]);
      if (!Float.isFinite(scaled)) {
        throw LabelledRows.invalid(
            rows.source(),
            rows.rowNumbers().get(row),
            columns.get(c),
            String.valueOf(values[c]),
            "a number that a float holds once it is scaled");
      }
      into[offset + c] = scaled;
    }
  }
}
