package dev.initsweep.report;

import dev.initsweep.cell.Interval;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.PointText;
import java.util.Optional;
import java.util.OptionalDouble;

/** Coordinates in the words of their axis; on the axis {@code global} s0 stands beside them. */
final class CoordinateText {

  private CoordinateText() {}

  /** Such as {@code 16}, or {@code 0.0225 (s0 = 0.15)}. */
  static String value(Axis axis, double coordinate) {
    return PointText.value(axis, coordinate, Numbers::text);
  }

  /** The same; a dash where there is none. */
  static String value(Axis axis, OptionalDouble coordinate) {
    return coordinate.isPresent() ? value(axis, coordinate.getAsDouble()) : Numbers.NONE;
  }

  /** Such as {@code g = 16}, or {@code σ² = 0.0225 (s0 = 0.15)}. */
  static String point(Axis axis, double coordinate) {
    return axis.symbol() + " = " + value(axis, coordinate);
  }

  /** Such as {@code g = 16}, or {@code s0 = 0.15}, where there is little room. */
  static String brief(Axis axis, double coordinate) {
    return briefSymbol(axis) + " = " + briefValue(axis, coordinate);
  }

  /** The symbol of {@link #briefValue}. */
  static String briefSymbol(Axis axis) {
    return axis instanceof Axis.Global ? "s0" : axis.symbol();
  }

  /** s0 on the axis {@code global}, elsewhere the coordinate itself. */
  static String briefValue(Axis axis, double coordinate) {
    return axis instanceof Axis.Global ? s0(coordinate) : Numbers.text(coordinate);
  }

  /**
   * Such as {@code g = 16 (12 to 20)}, or {@code σ² = 0.0225 (0.01 to 0.04), s0 = 0.15 (0.1 to
   * 0.2)}.
   */
  static String point(Axis axis, double coordinate, Optional<Interval> interval) {
    String point = quantity(axis.symbol(), coordinate, interval);
    return axis instanceof Axis.Global
        ? point
            + ", "
            + quantity(
                "s0",
                Math.sqrt(coordinate),
                interval.map(i -> new Interval(root(i.low()), root(i.high()))))
        : point;
  }

  /** s0, the standard deviation of all initial weights, at a coordinate of {@code global}. */
  static String s0(double coordinate) {
    return Numbers.text(Math.sqrt(coordinate));
  }

  /** An end that is not bounded stays so. */
  private static double root(double end) {
    return Double.isInfinite(end) ? end : Math.sqrt(end);
  }

  private static String quantity(String symbol, double value, Optional<Interval> interval) {
    return "%s = %s%s"
        .formatted(
            symbol,
            Numbers.text(value),
            interval.map(i -> " (" + Numbers.text(i) + ")").orElse(""));
  }
}
