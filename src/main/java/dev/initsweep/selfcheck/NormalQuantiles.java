package dev.initsweep.selfcheck;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Equally probable values of a standard normal number, to average over. */
final class NormalQuantiles {

  private static final int COUNT = 400;

  static final double[] VALUES =
      IntStream.range(0, COUNT)
          .mapToDouble(
              i -> NormalDistribution.of(0, 1).inverseCumulativeProbability((i + .5) / COUNT))
          .toArray();

  private NormalQuantiles() {}
}
