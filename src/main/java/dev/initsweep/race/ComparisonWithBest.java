package dev.initsweep.race;

/**
 * Compares every point of a curve with the best of the others. It is one of the multiple
 * comparisons with the best (Hsu 1984) and gives a model confidence set (Hansen, Lunde and Nason
 * 2011).
 *
 * <p>A point's values are compared, seed by seed, with those of a reference: the point that is
 * least on the <em>other</em> seeds, averaged with every point that these seeds do not tell from it
 * by more than a standard error. If a point is the best, any average of other points is at least as
 * high in the mean, whatever chose it; so a t-test that finds the point higher rejects it.
 */
public final class ComparisonWithBest {

  /** Fewer leave the other seeds without a standard error. */
  public static final int LEAST_SEEDS = 3;

  private final double[][] log;
  private final int seeds;
  private final int points;
  private final double[] sums;
  private final double[][] squares;

  /**
   * Takes a complete table.
   *
   * @param log log metric by seed and point, at least {@link #LEAST_SEEDS} seeds
   */
  public ComparisonWithBest(double[][] log) {
    this.log = log;
    this.seeds = log.length;
    this.points = log[0].length;
    this.sums = new double[points];
    for (double[] row : log) {
      for (int p = 0; p < points; p++) {
        sums[p] += row[p];
      }
    }
    this.squares = new double[points][];
  }

  /**
   * Each point's differences from its reference, by point and seed; those of a point that is alone
   * are all zero.
   */
  double[][] differences() {
    double[][] differences = new double[points][seeds];
    if (points == 1) {
      return differences;
    }
    for (int s = 0; s < seeds; s++) {
      int least = least(s, -1);
      boolean[] near = near(least, s);
      double total = 0;
      int count = 0;
      for (int p = 0; p < points; p++) {
        if (near[p]) {
          total += log[s][p];
          count++;
        }
      }
      for (int p = 0; p < points; p++) {
        double reference;
        if (p == least) {
          reference = meanNear(least(s, least), s, least);
        } else {
          reference = near[p] ? (total - log[s][p]) / (count - 1) : total / count;
        }
        differences[p][s] = log[s][p] - reference;
      }
    }
    return differences;
  }

  /** The differences of other values of the same seeds from the curve's best points. */
  public double[] differencesOf(double[] values) {
    double[] differences = new double[seeds];
    for (int s = 0; s < seeds; s++) {
      differences[s] = values[s] - meanNear(least(s, -1), s, -1);
    }
    return differences;
  }

  private double meanNear(int least, int seed, int without) {
    boolean[] near = near(least, seed);
    double total = 0;
    int count = 0;
    for (int p = 0; p < points; p++) {
      if (near[p] && p != without) {
        total += log[seed][p];
        count++;
      }
    }
    return total / count;
  }

  /** The point with the least mean over all seeds but one, one point left aside. */
  private int least(int withoutSeed, int withoutPoint) {
    int least = -1;
    double value = Double.POSITIVE_INFINITY;
    for (int p = 0; p < points; p++) {
      double sum = sums[p] - log[withoutSeed][p];
      if (p != withoutPoint && (least < 0 || sum < value)) {
        least = p;
        value = sum;
      }
    }
    return least;
  }

  /**
   * Tells which points lie no more than a standard error from a least one, by all seeds but one.
   */
  private boolean[] near(int least, int withoutSeed) {
    double[] ofLeast = squares(least);
    boolean[] near = new boolean[points];
    double m = seeds - 1;
    for (int p = 0; p < points; p++) {
      double own = log[withoutSeed][p] - log[withoutSeed][least];
      double mean = (sums[p] - sums[least] - own) / m;
      double deviations = Math.max(0, ofLeast[p] - own * own - m * mean * mean);
      near[p] = p == least || mean <= Math.sqrt(deviations / (m - 1) / m);
    }
    return near;
  }

  /** Sums over all seeds of the squared differences of every point from one. */
  private double[] squares(int point) {
    if (squares[point] == null) {
      double[] ofPoint = new double[points];
      for (double[] row : log) {
        for (int p = 0; p < points; p++) {
          double difference = row[p] - row[point];
          ofPoint[p] += difference * difference;
        }
      }
      squares[point] = ofPoint;
    }
    return squares[point];
  }
}
