package dev.initsweep.verify;

import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Verdict;
import dev.initsweep.statistics.Holm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what all groups together say of one claim of one predictor.
 *
 * <p>"Always" is confirmed if every group confirms it, each at its own level (intersection-union
 * test, Berger 1982), and refuted if at least one group's test of the opposite still rejects after
 * Holm's correction (1979) for the number of groups.
 *
 * @param claim the claim
 * @param predictor name of the predictor
 * @param reference what it is compared with, claims 2 and 3; else empty text
 * @param groups K, all groups that were asked
 * @param holds groups in which the claim holds (or the optimum coincides)
 * @param contradicted groups in which the opposite does
 * @param undecided groups that decide neither way, incomplete ones and unbounded optima included
 * @param noPrediction groups in which the predictor names no variance, or none on the axis
 * @param always {@link Conclusion#HOLDS}, {@link Conclusion#CONTRADICTED} or {@link
 *     Conclusion#UNDECIDED}; {@link Conclusion#NO_PREDICTION} where no group has one
 * @param leastAdjusted least of the opposite's p-values after correction; 1 where there is none
 */
public record ClaimSummary(
    Claim claim,
    String predictor,
    String reference,
    int groups,
    int holds,
    int contradicted,
    int undecided,
    int noPrediction,
    Conclusion always,
    double leastAdjusted) {

  private record Key(Claim claim, String predictor, String reference) {}

  /**
   * Summarises verdicts by claim, predictor and reference, in order of appearance.
   *
   * @param verdicts of all groups
   * @param level of each test, such as .05
   */
  public static List<ClaimSummary> of(Collection<Verdict> verdicts, double level) {
    Map<Key, List<Verdict>> byClaim = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      byClaim
          .computeIfAbsent(
              new Key(verdict.claim(), verdict.predictor(), verdict.reference()),
              k -> new ArrayList<>())
          .add(verdict);
    }
    return byClaim.entrySet().stream()
        .map(e -> summarise(e.getKey(), e.getValue(), level))
        .toList();
  }

  private static ClaimSummary summarise(Key key, List<Verdict> verdicts, double level) {
    int holds = 0;
    int contradicted = 0;
    int noPrediction = 0;
    for (Verdict verdict : verdicts) {
      switch (verdict.conclusion()) {
        case HOLDS, COINCIDES -> holds++;
        case CONTRADICTED, DIFFERS -> contradicted++;
        case NO_PREDICTION, NOT_ON_AXIS -> noPrediction++;
        case UNDECIDED, INCONCLUSIVE, WIDEN_GRID, INCOMPLETE -> {}
      }
    }
    double least = 1;
    for (double p : Holm.adjust(opposites(verdicts))) {
      least = Math.min(least, p);
    }
    int groups = verdicts.size();
    Conclusion always =
        noPrediction == groups
            ? Conclusion.NO_PREDICTION
            : holds == groups
                ? Conclusion.HOLDS
                : contradicted > 0 && least <= level
                    ? Conclusion.CONTRADICTED
                    : Conclusion.UNDECIDED;
    return new ClaimSummary(
        key.claim(),
        key.predictor(),
        key.reference(),
        groups,
        holds,
        contradicted,
        groups - holds - contradicted - noPrediction,
        noPrediction,
        always,
        least);
  }

  /**
   * Two-sided p-values where a verdict speaks against the claim, 1 elsewhere; one for every group,
   * since every group was asked.
   */
  private static double[] opposites(List<Verdict> verdicts) {
    return verdicts.stream()
        .mapToDouble(
            v ->
                switch (v.conclusion()) {
                  case CONTRADICTED, DIFFERS -> v.pValue().orElse(1);
                  default -> 1;
                })
        .toArray();
  }
}
