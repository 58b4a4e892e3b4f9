package dev.initsweep.verify;

import dev.initsweep.cell.Interval;
import dev.initsweep.race.Curves;

/**
 * Finds where the metric stays below a stated factor over its least value (after Han 2025,
 * arXiv:2510.09423). This is the run of trained points around the least one; an end that the
 * trained points do not reach is infinite. Points are compared with the least one by the seeds that
 * both have.
 */
final class StableBand {

  private StableBand() {}

  /**
   * Finds the band.
   *
   * @param curves of all trained points
   * @param least position of the least one
   * @param factor over the least metric, above 1
   */
  static Interval of(Curves curves, int least, double factor) {
    double limit = Math.log(factor);
    int low = least;
    while (low >= 0 && difference(curves, low, least) <= limit) {
      low--;
    }
    int high = least;
    while (high < curves.points() && difference(curves, high, least) <= limit) {
      high++;
    }
    return new Interval(
        low < 0 ? Double.NEGATIVE_INFINITY : curves.x()[low + 1],
        high == curves.points() ? Double.POSITIVE_INFINITY : curves.x()[high - 1]);
  }

  private static double difference(Curves curves, int point, int least) {
    double sum = 0;
    int n = 0;
    for (double[] row : curves.log()) {
      double difference = row[point] - row[least];
      if (!Double.isNaN(difference)) {
        sum += difference;
        n++;
      }
    }
    return n == 0 ? 0 : sum / n;
  }
}
