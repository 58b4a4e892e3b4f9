package dev.initsweep.verify;

import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Interval;
import dev.initsweep.race.ComparisonWithBest;
import dev.initsweep.race.Curves;
import dev.initsweep.race.Standing;
import dev.initsweep.statistics.MeanEstimate;
import dev.initsweep.statistics.StudentT;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Says, beside claim 1, whether the metric at a prediction is near the least of the trained points.
 * It is near within a stated share of the least. Where the curve is flat, the place of its minimum
 * means little.
 *
 * <p>It is near if it is near each of the other points: every one-sided t-test must say so
 * (intersection-union, Berger 1982). It is not near if it is not near the best of the others,
 * chosen for each seed on the other seeds.
 *
 * @param regret log metric at the prediction less the least: its estimate, never below 0, and its
 *     interval
 * @param conclusion near, not near, or neither
 * @param pValue of the test behind the conclusion, one-sided; the smaller one where it is open
 * @param further seeds that would decide if the spread stays
 */
public record NearLeastLoss(
    Estimate regret, Conclusion conclusion, double pValue, OptionalInt further) {

  static final String METHOD =
      "log metric at the prediction less each trained point's, one-sided paired t (intersection-union,"
          + " Berger 1982), and less the best of the others, cross-fitted";

  /**
   * Compares a prediction with the trained points. The result is empty where fewer than three seeds
   * have all that may be the best.
   *
   * @param at log metric at the prediction, by seed; NaN where there is none
   * @param standing of the race whose points it is compared with; at the prediction's own point,
   *     values are those of {@code at} and count for nothing
   * @param own position of the prediction's own point; -1 where it is none of them
   * @param nearness share, such as .1
   * @param level error rate of each side
   */
  public static Optional<NearLeastLoss> judge(
      double[] at, Standing standing, int own, double nearness, double level) {
    List<MeanEstimate> others = new ArrayList<>();
    for (int p = 0; p < standing.points().size(); p++) {
      if (p != own) {
        MeanEstimate sample = paired(at, standing.curves(), p);
        if (sample.n() >= ComparisonWithBest.LEAST_SEEDS) {
          others.add(sample);
        }
      }
    }
    Optional<MeanEstimate> best = best(at, standing, own);
    if (best.isEmpty() || others.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(judge(best.get(), others, Math.log1p(nearness), level));
  }

  private static NearLeastLoss judge(
      MeanEstimate best, List<MeanEstimate> others, double limit, double level) {
    double near =
        others.stream().mapToDouble(sample -> 1 - sample.above(limit)).max().orElseThrow();
    double far = best.above(limit);
    Conclusion conclusion =
        near <= level
            ? Conclusion.COINCIDES
            : far <= level ? Conclusion.DIFFERS : Conclusion.INCONCLUSIVE;
    double low = Math.max(0, best.end(-level / 2));
    double high = others.stream().mapToDouble(sample -> sample.end(level / 2)).max().orElseThrow();
    // Where the prediction is surely the best point, what is left is how sure one is of it.
    double least = low + StudentT.oneSided(level / 2, best.n() - 1) * best.standardError();
    double value = Math.max(0, best.mean());
    double end = Math.max(high, Math.max(least, value));
    return new NearLeastLoss(
        new Estimate(value, new Interval(Math.min(low, value), end)),
        conclusion,
        Math.min(near, far),
        conclusion == Conclusion.INCONCLUSIVE
            ? StudentT.furtherSeeds(
                StudentT.oneSided(level, best.n() - 1) * best.standardError(),
                0,
                Math.abs(limit - best.mean()),
                best.n(),
                1 - 2 * level)
            : OptionalInt.empty());
  }

  /** Differences from one point, of the seeds that have both. */
  private static MeanEstimate paired(double[] at, Curves curves, int point) {
    double[] differences = new double[at.length];
    int n = 0;
    for (int s = 0; s < at.length; s++) {
      double difference = at[s] - curves.log()[s][point];
      if (!Double.isNaN(difference)) {
        differences[n++] = difference;
      }
    }
    return MeanEstimate.of(Arrays.copyOf(differences, n));
  }

  /** Differences from the best of the points that the look compares. */
  private static Optional<MeanEstimate> best(double[] at, Standing standing, int own) {
    int[] points = standing.comparedPoints().filter(p -> p != own).toArray();
    Curves curves = standing.curves();
    List<double[]> complete = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int s = 0; s < at.length; s++) {
      double[] row = new double[points.length];
      boolean whole = !Double.isNaN(at[s]);
      for (int i = 0; i < row.length; i++) {
        row[i] = curves.log()[s][points[i]];
        whole &= !Double.isNaN(row[i]);
      }
      if (whole) {
        complete.add(row);
        values.add(at[s]);
      }
    }
    if (points.length == 0 || complete.size() < ComparisonWithBest.LEAST_SEEDS) {
      return Optional.empty();
    }
    return Optional.of(
        MeanEstimate.of(
            new ComparisonWithBest(complete.toArray(double[][]::new))
                .differencesOf(values.stream().mapToDouble(Double::doubleValue).toArray())));
  }

  /** The claim's part of a verdict. */
  ClaimResult draft(double share, boolean isBounded) {
    Conclusion said =
        conclusion == Conclusion.COINCIDES && !isBounded ? Conclusion.WIDEN_GRID : conclusion;
    return new ClaimResult(
        said,
        Optional.of(regret),
        OptionalDouble.of(Math.min(1, pValue / share)),
        further,
        METHOD,
        isBounded
            ? "the least is that of the trained points"
            : "the least is that of the trained points, whose end it may lie beyond");
  }
}
