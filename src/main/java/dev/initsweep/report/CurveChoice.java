package dev.initsweep.report;

import dev.initsweep.plan.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Chooses the points whose curves a figure shows, where all would be too many to tell apart.
 *
 * @param shown evenly spaced ones, with the last
 * @param added those left out because the race added them
 * @param between the others that are left out
 */
record CurveChoice<T>(List<T> shown, List<T> added, List<T> between) {

  /** Chooses among all points alike. */
  static <T> CurveChoice<T> of(List<T> all, int most) {
    return ofPlanned(all, point -> false, most);
  }

  /** Leaves out those that the race added, unless there are no others. */
  static <T> CurveChoice<T> ofPlanned(List<T> all, Predicate<T> isAdded, int most) {
    List<T> planned = all.stream().filter(isAdded.negate()).toList();
    List<T> from = planned.isEmpty() ? all : planned;
    int step = Math.max(1, (from.size() + most - 1) / most);
    return new CurveChoice<>(
        every(from, step, true),
        planned.isEmpty() ? List.of() : all.stream().filter(isAdded).toList(),
        every(from, step, false));
  }

  private static <T> List<T> every(List<T> all, int step, boolean isShown) {
    return IntStream.range(0, all.size())
        .filter(i -> ((all.size() - 1 - i) % step == 0) == isShown)
        .mapToObj(all::get)
        .toList();
  }

  /** Says which points are left out and why; empty where all are shown. */
  String note(Axis axis, ToDoubleFunction<T> coordinate) {
    int left = added.size() + between.size();
    if (left == 0) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    if (!between.isEmpty()) {
      parts.add(names(axis, between, coordinate) + " (more lines could not be told apart)");
    }
    if (!added.isEmpty()) {
      parts.add(names(axis, added, coordinate) + " (added by the race)");
    }
    return "%s of %s points; left out: %s"
        .formatted(shown.size(), shown.size() + left, String.join("; ", parts));
  }

  private static <T> String names(Axis axis, List<T> points, ToDoubleFunction<T> coordinate) {
    return points.stream()
        .map(point -> CoordinateText.briefValue(axis, coordinate.applyAsDouble(point)))
        .collect(Collectors.joining(", ", CoordinateText.briefSymbol(axis) + " = ", ""));
  }
}
