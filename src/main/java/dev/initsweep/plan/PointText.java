package dev.initsweep.plan;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names a cell's initial scale for readers, in the coordinate of its plan's axis. */
public final class PointText {

  private static final int DIGITS = 4;

  private final Map<Setting, Set<Axis>> axes = new HashMap<>();

  /**
   * Knows the axes of some groups.
   *
   * @param groups whose cells are to be named; others are named by their variance scales
   */
  public PointText(Collection<Group> groups) {
    groups.forEach(
        group ->
            axes.computeIfAbsent(group.setting(), absent -> new LinkedHashSet<>())
                .add(group.axis()));
  }

  /** Knows the axes of a plan's groups. */
  public static PointText of(Plan plan) {
    return new PointText(plan.groups().stream().map(GroupPlan::group).toList());
  }

  /**
   * Returns a text such as {@code r = 1.5}, by the first axis that the cell lies on. Off all axes
   * it is as {@link #of(Scales)}, or {@code σ² = (0.02, 0.02, 0.03)} where all are {@code global}.
   */
  public String of(Cell cell) {
    Set<Axis> ofSetting = axes.getOrDefault(cell.setting(), Set.of());
    for (Axis axis : ofSetting) {
      OptionalDouble coordinate = axis.coordinateOf(cell.scales(), cell.setting().architecture());
      if (coordinate.isPresent()) {
        return of(axis, coordinate.getAsDouble());
      }
    }
    return ofSetting.equals(Set.of(new Axis.Global())) ? variances(cell) : of(cell.scales());
  }

  private static String variances(Cell cell) {
    return IntStream.range(0, cell.scales().depth())
        .mapToObj(l -> rounded(cell.scales().layer(l) / cell.setting().architecture().fanIn(l)))
        .collect(Collectors.joining(", ", new Axis.Global().symbol() + " = (", ")"));
  }

  /** Returns a text such as {@code g = 16}, or {@code g = (3.4, 3.1, 16)}. */
  public static String of(Scales scales) {
    List<String> distinct = scales.perLayer().stream().map(PointText::rounded).distinct().toList();
    return distinct.size() == 1
        ? "g = " + distinct.get(0)
        : scales.perLayer().stream()
            .map(PointText::rounded)
            .collect(Collectors.joining(", ", "g = (", ")"));
  }

  private static String of(Axis axis, double coordinate) {
    return axis.symbol() + " = " + value(axis, coordinate, PointText::rounded);
  }

  /**
   * Returns a coordinate as text, on the axis {@code global} with s0 beside it.
   *
   * @param number how numbers are written
   */
  public static String value(Axis axis, double coordinate, DoubleFunction<String> number) {
    String text = number.apply(coordinate);
    return axis instanceof Axis.Global
        ? "%s (s0 = %s)".formatted(text, number.apply(Math.sqrt(coordinate)))
        : text;
  }

  /** Returns a number with some significant digits, without an exponent. */
  public static String rounded(double value, int digits) {
    return Identity.decimal(
        Double.parseDouble(String.format(Locale.ROOT, "%." + digits + "g", value)));
  }

  private static String rounded(double value) {
    return rounded(value, DIGITS);
  }
}
