package dev.initsweep.theory;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** The least value of a curve that is known at some points. */
final class ParabolaVertex {

  private ParabolaVertex() {}

  /**
   * The vertex of the parabola through the least point and its neighbours; empty where the least
   * point is at an edge.
   */
  static OptionalDouble vertex(SortedMap<Double, Double> points) {
    List<Double> x = List.copyOf(points.keySet());
    List<Double> y = List.copyOf(points.values());
    int least = 0;
    for (int i = 1; i < y.size(); i++) {
      if (y.get(i) < y.get(least)) {
        least = i;
      }
    }
    if (least == 0 || least == y.size() - 1) {
      return OptionalDouble.empty();
    }
    double left = x.get(least) - x.get(least - 1);
    double right = x.get(least + 1) - x.get(least);
    double fall = (y.get(least - 1) - y.get(least)) / left;
    double rise = (y.get(least + 1) - y.get(least)) / right;
    if (fall + rise == 0) {
      return OptionalDouble.of(x.get(least));
    }
    return OptionalDouble.of(x.get(least) + (fall * right - rise * left) / (2 * (fall + rise)));
  }
}
