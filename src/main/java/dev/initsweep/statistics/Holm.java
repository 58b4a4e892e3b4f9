package dev.initsweep.statistics;

import java.util.stream.IntStream;

/** Correction of p-values for their number (Holm 1979), valid under any dependence. */
public final class Holm {

  private Holm() {}

  /** Adjusted p-values in the order of the given ones. */
  public static double[] adjust(double... pValues) {
    int n = pValues.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted((a, b) -> Double.compare(pValues[a], pValues[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[n];
    double largest = 0;
    for (int rank = 0; rank < n; rank++) {
      largest = Math.max(largest, Math.min(1, (n - rank) * pValues[order[rank]]));
      adjusted[order[rank]] = largest;
    }
    return adjusted;
  }
}
