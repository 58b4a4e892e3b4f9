package dev.initsweep.statistics;

import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Compares two settings seed by seed. It is Student's paired t on the differences, with the exact
 * signed-rank test (Wilcoxon 1945) beside it. Where a training diverged, its pair has no difference
 * but a rank, the worst (Lachin 1999), and the signed-rank test decides alone.
 */
public final class PairedLoss {

  public static final String T_METHOD = "paired t on log metric";
  public static final String RANK_METHOD =
      "exact signed-rank test (Wilcoxon 1945), diverged trainings ranked worst (Lachin 1999)";

  private PairedLoss() {}

  /**
   * A seed's pair.
   *
   * @param at at the prediction, less is better; not read where it diverged
   * @param divergedAt whether the prediction's training diverged
   * @param he with He's scales
   * @param divergedHe whether He's training diverged
   */
  public record Pair(double at, boolean divergedAt, double he, boolean divergedHe) {
    boolean anyDiverged() {
      return divergedAt || divergedHe;
    }

    private double difference() {
      return at - he;
    }
  }

  /**
   * Compares the losses of pairs, and says by which test.
   *
   * @param pairs by seed; at least one
   * @param confidence of the interval, 1 - confidence being the level of the test
   */
  public static PairedTest compare(List<Pair> pairs, double confidence) {
    double[] differences =
        pairs.stream().filter(p -> !p.anyDiverged()).mapToDouble(Pair::difference).toArray();
    MeanEstimate sample = MeanEstimate.of(differences);
    Estimate estimate = sample.estimate(confidence);
    double[] scores = worstRankScores(pairs);
    double rankP = signedRankPValue(scores);
    if (differences.length == pairs.size()) {
      return new PairedTest(
          estimate,
          sample.pValue(0),
          (int) Math.signum(sample.mean()),
          furtherSeeds(sample, confidence),
          T_METHOD,
          sample.n() < 2
              ? "one seed: no interval"
              : String.format(Locale.ROOT, "signed-rank test p = %.3g", rankP));
    }
    long diverged = pairs.stream().filter(Pair::anyDiverged).count();
    return new PairedTest(
        differences.length == 0
            ? new Estimate(
                Double.NaN, new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
            : estimate,
        rankP,
        (int) Math.signum(signedRankSum(scores)),
        OptionalInt.empty(),
        RANK_METHOD,
        String.format(
            Locale.ROOT,
            "%d of %d pairs diverged; the estimate is of the others",
            diverged,
            pairs.size()));
  }

  static OptionalInt furtherSeeds(MeanEstimate sample, double confidence) {
    if (sample.n() < 2 || sample.mean() == 0) {
      return OptionalInt.empty();
    }
    double half = StudentT.critical(confidence, sample.n() - 1) * sample.standardError();
    return StudentT.furtherSeeds(half, 0, Math.abs(sample.mean()), sample.n(), confidence);
  }

  /** Two-sided p-value; exact but for ties, 1 where all differences are zero. */
  public static double signedRankPValue(double... differences) {
    double[] nonZero = Arrays.stream(differences).filter(d -> d != 0).toArray();
    return nonZero.length == 0
        ? 1
        : WilcoxonSignedRankTest.withDefaults().test(nonZero).getPValue();
  }

  /** Differences; where one side diverged, larger than all others; where both did, zero. */
  private static double[] worstRankScores(List<Pair> pairs) {
    double largest =
        pairs.stream()
            .filter(p -> !p.anyDiverged())
            .mapToDouble(p -> Math.abs(p.difference()))
            .max()
            .orElse(0);
    double[] scores = new double[pairs.size()];
    for (int i = 0; i < scores.length; i++) {
      Pair pair = pairs.get(i);
      // Distinct magnitudes keep the test exact; with equal signs their order does not matter.
      double worst = 2 * largest + 1 + i;
      if (!pair.anyDiverged()) {
        scores[i] = pair.difference();
      } else if (pair.divergedAt() != pair.divergedHe()) {
        scores[i] = pair.divergedAt() ? worst : -worst;
      }
    }
    return scores;
  }

  /** Sum of the signed ranks, over differences that are not zero. */
  private static double signedRankSum(double[] differences) {
    double[] nonZero = Arrays.stream(differences).filter(d -> d != 0).toArray();
    double n = nonZero.length;
    return n == 0
        ? 0
        : 2 * WilcoxonSignedRankTest.withDefaults().statistic(nonZero) - n * (n + 1) / 2;
  }
}
