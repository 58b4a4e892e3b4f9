package dev.initsweep.verify;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Shows that the optimum is not near a prediction although the axis does not bound it: one point
 * beyond the margin beats every point within it, paired by seed.
 *
 * <p>The point is chosen for each seed on the other seeds (cross-fitting), so that its choice owes
 * nothing to the seed that it is judged on. All paired t-tests must reject (intersection-union
 * test, Berger 1982), hence none needs a correction for their number.
 */
final class EdgeWitness {

  private EdgeWitness() {}

  /**
   * The largest of the two-sided p-values, which is the test's own; empty where there is no point
   * within or beyond the margin, fewer than two seeds, or a difference of the wrong sign.
   *
   * @param curves complete cases
   * @param from lower end of the margin's range
   * @param to upper end of the margin's range
   * @param side on which the witness is sought
   */
  static OptionalDouble pValue(Curves curves, double from, double to, Side side) {
    int[] beyond =
        IntStream.range(0, curves.points())
            .filter(p -> side == Side.ABOVE ? curves.x()[p] > to : curves.x()[p] < from)
            .toArray();
    int[] within =
        IntStream.range(0, curves.points())
            .filter(p -> from <= curves.x()[p] && curves.x()[p] <= to)
            .toArray();
    int n = curves.seeds().size();
    if (beyond.length == 0 || within.length == 0 || n < 2) {
      return OptionalDouble.empty();
    }
    double[] witness = new double[n];
    for (int s = 0; s < n; s++) {
      witness[s] = curves.log()[s][least(curves.without(s), beyond)];
    }
    double largest = 0;
    for (int p : within) {
      double[] differences = new double[n];
      for (int s = 0; s < n; s++) {
        differences[s] = witness[s] - curves.log()[s][p];
      }
      Sample sample = Sample.of(differences);
      if (!(sample.mean() < 0)) {
        return OptionalDouble.empty();
      }
      largest = Math.max(largest, sample.pValue(0));
    }
    return OptionalDouble.of(largest);
  }

  private static int least(Curves curves, int[] points) {
    int least = points[0];
    for (int p : points) {
      if (curves.mean(p) < curves.mean(least)) {
        least = p;
      }
    }
    return least;
  }
}
