package dev.initsweep.report;

import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Exponent;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.VerdictSettings;
import dev.initsweep.verify.ClaimSummary;
import dev.initsweep.verify.Exponents;
import dev.initsweep.verify.GroupReport;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says what all groups say together: each claim over the groups, and how optima move. */
final class OverGroups {

  private OverGroups() {}

  /** Each claim over the groups, predictors in the order of the plan; none of one group only. */
  static Optional<TextTable> table(List<GroupReport> reports) {
    if (reports.size() < 2) {
      return Optional.empty();
    }
    List<Verdict> verdicts =
        reports.stream().flatMap(report -> report.verdicts().stream()).toList();
    double level = 1 - reports.get(0).plan().verdict().confidence();
    List<String> order =
        reports.stream()
            .flatMap(report -> report.predictions().stream())
            .map(Prediction::predictor)
            .distinct()
            .toList();
    TextTable table =
        new TextTable(
            "predictor",
            "claim",
            "holds",
            "contradicted",
            "undecided",
            "no prediction",
            "groups",
            "in all groups?");
    List<ClaimSummary> summaries =
        ClaimSummary.of(verdicts, level).stream()
            .filter(summary -> summary.claim() != Claim.NEAR_LEAST_LOSS)
            .filter(summary -> summary.noPrediction() < summary.groups())
            .sorted(
                Comparator.comparingInt((ClaimSummary s) -> place(order, s.predictor()))
                    .thenComparing(ClaimSummary::claim))
            .toList();
    summaries.forEach(summary -> table.row(cells(summary)));
    return summaries.isEmpty() ? Optional.empty() : Optional.of(table);
  }

  private static int place(List<String> order, String predictor) {
    int place = order.indexOf(predictor);
    return place < 0 ? order.size() : place;
  }

  /** Says how optima move over families of groups, a line a family and predictor. */
  static List<String> exponents(List<GroupReport> reports) {
    return reports.size() < 2
        ? List.of()
        : Exponents.of(reports).stream()
            .filter(exponent -> exponent.conclusion() != Conclusion.NO_PREDICTION)
            .map(OverGroups::line)
            .toList();
  }

  private static String[] cells(ClaimSummary summary) {
    String always =
        switch (summary.always()) {
          case HOLDS -> "confirmed";
          case CONTRADICTED ->
              "refuted (p = %s after Holm's correction)"
                  .formatted(Numbers.text(summary.leastAdjusted()));
          default -> "open";
        };
    return new String[] {
      summary.predictor(),
      summary.claim().label() + against(summary.reference()),
      String.valueOf(summary.holds()),
      String.valueOf(summary.contradicted()),
      String.valueOf(summary.undecided()),
      String.valueOf(summary.noPrediction()),
      String.valueOf(summary.groups()),
      always
    };
  }

  /** He-normal is what claims 2 and 3 are about, so that only others are named. */
  private static String against(String reference) {
    return reference.isEmpty() || reference.equals(VerdictSettings.HE)
        ? ""
        : " against " + reference;
  }

  private static String line(Exponent exponent) {
    String slope =
        exponent
            .slope()
            .map(s -> Numbers.text(s.value()) + " (" + Numbers.text(s.interval()) + ")")
            .orElse("not found");
    String claimed =
        exponent.claimed().isPresent()
            ? "%s claims %s".formatted(exponent.predictor(), Numbers.text(exponent.claimed()))
            : exponent.predictor() + " claims none";
    return "exponent of %s from %s to %s (%s): %s; %s: %s%s"
        .formatted(
            exponent.quantity(),
            Numbers.text(exponent.from()),
            Numbers.text(exponent.to()),
            // Such as the first group's title, and that others differ in the quantity only.
            exponent.family().replaceFirst(" that differ in .*", ""),
            slope,
            claimed,
            exponent.conclusion().label(),
            exponent.caveat().isEmpty() ? "" : "; " + exponent.caveat());
  }
}
