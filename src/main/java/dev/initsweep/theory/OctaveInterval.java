package dev.initsweep.theory;

import dev.initsweep.cell.Interval;
import java.util.Collection;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

/** Student's interval on log scale, seeds being the unit of replication. */
final class OctaveInterval {

  private static final double CONFIDENCE = .95;

  private OctaveInterval() {}

  /**
   * The 95 % interval around a coordinate.
   *
   * @param centre the estimate
   * @param bySeed the estimate from each seed alone
   * @return empty for fewer than two seeds
   */
  static Optional<Interval> around(double centre, Collection<Double> bySeed) {
    int n = bySeed.size();
    if (n < 2) {
      return Optional.empty();
    }
    double deviation =
        StandardDeviation.of(bySeed.stream().mapToDouble(Octaves::log2).toArray()).getAsDouble();
    double t = TDistribution.of(n - 1.).inverseSurvivalProbability((1 - CONFIDENCE) / 2);
    double factor = Octaves.exp2(t * deviation / Math.sqrt(n));
    return Optional.of(new Interval(centre / factor, centre * factor));
  }
}
