package dev.initsweep.race;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Holds each seed's log metric along an axis. The abscissa is log2 of r, in ascending order.
 *
 * <p>A value that is missing is NaN. All arrays are owned by this object and not to be changed.
 */
public final class Curves {

  private final double[] x;
  private final List<Long> seeds;
  private final double[][] log;
  private final boolean[][] diverged;

  /**
   * @param x abscissae, ascending
   * @param seeds a row each
   * @param log by seed and point
   * @param diverged by seed and point
   */
  Curves(double[] x, List<Long> seeds, double[][] log, boolean[][] diverged) {
    this.x = x;
    this.seeds = List.copyOf(seeds);
    this.log = log;
    this.diverged = diverged;
  }

  /**
   * Readings as curves.
   *
   * @param x abscissae, ascending
   * @param readings by point and seed; null stands for one that is not there
   * @param seeds how many of each
   */
  static Curves of(List<Double> x, List<Response[]> readings, int seeds) {
    double[][] log = new double[seeds][x.size()];
    boolean[][] diverged = new boolean[seeds][x.size()];
    for (int s = 0; s < seeds; s++) {
      for (int p = 0; p < x.size(); p++) {
        Response[] ofPoint = readings.get(p);
        Response reading = s < ofPoint.length ? ofPoint[s] : null;
        log[s][p] = reading == null ? Double.NaN : reading.log();
        diverged[s][p] = reading != null && reading.diverged();
      }
    }
    return new Curves(
        x.stream().mapToDouble(Double::doubleValue).toArray(),
        LongStream.range(0, seeds).boxed().toList(),
        log,
        diverged);
  }

  public double[] x() {
    return x;
  }

  public int points() {
    return x.length;
  }

  List<Long> seeds() {
    return seeds;
  }

  /** Log metric by seed and point. */
  public double[][] log() {
    return log;
  }

  /** Readings of all seeds that are there at a point. */
  public int done(int point) {
    return (int) Arrays.stream(log).filter(row -> !Double.isNaN(row[point])).count();
  }

  public int diverged(int point) {
    return (int) Arrays.stream(diverged).filter(row -> row[point]).count();
  }

  double mean(int point) {
    double sum = 0;
    for (double[] row : log) {
      sum += row[point];
    }
    return sum / log.length;
  }

  /** The point of least mean; there must be one. */
  int leastPoint() {
    int least = 0;
    for (int p = 1; p < points(); p++) {
      if (mean(p) < mean(least)) {
        least = p;
      }
    }
    return least;
  }

  /** Position of an abscissa, to 1e-9; -1 where it is no point. */
  public int indexOf(double abscissa) {
    return IntStream.range(0, points())
        .filter(p -> Math.abs(x[p] - abscissa) < 1e-9)
        .findFirst()
        .orElse(-1);
  }

  /**
   * Complete cases: points that most of the best covered seeds have, and of the seeds those that
   * have all these points. Averages over different seeds at different points would bend the curve.
   */
  Curves complete() {
    int[] points = IntStream.range(0, points()).filter(p -> 2 * done(p) > seeds.size()).toArray();
    int[] rows =
        IntStream.range(0, seeds.size())
            .filter(s -> Arrays.stream(points).noneMatch(p -> Double.isNaN(log[s][p])))
            .toArray();
    return select(rows, points);
  }

  /** Some of the points, in ascending order. */
  Curves only(int[] points) {
    return select(IntStream.range(0, seeds.size()).toArray(), points);
  }

  private Curves select(int[] rows, int[] points) {
    double[][] logs = new double[rows.length][points.length];
    boolean[][] flags = new boolean[rows.length][points.length];
    for (int s = 0; s < rows.length; s++) {
      for (int p = 0; p < points.length; p++) {
        logs[s][p] = log[rows[s]][points[p]];
        flags[s][p] = diverged[rows[s]][points[p]];
      }
    }
    return new Curves(
        Arrays.stream(points).mapToDouble(p -> x[p]).toArray(),
        Arrays.stream(rows).mapToObj(seeds::get).toList(),
        logs,
        flags);
  }
}
