package dev.initsweep.report;

import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Exponent;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.VerdictSettings;
import dev.initsweep.verify.ClaimSummary;
import dev.initsweep.verify.Exponents;
import dev.initsweep.verify.GroupReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what all groups say together: each claim over the groups, and how optima move. */
final class OverGroups {

  private OverGroups() {}

  /** One line each; none where there is one group only. */
  static List<String> lines(List<GroupReport> reports) {
    List<String> lines = new ArrayList<>();
    if (reports.size() < 2) {
      return lines;
    }
    List<Verdict> verdicts =
        reports.stream().flatMap(report -> report.verdicts().stream()).toList();
    double level = 1 - reports.get(0).plan().verdict().confidence();
    for (ClaimSummary summary : ClaimSummary.of(verdicts, level)) {
      if (summary.claim() != Claim.NEAR_LEAST_LOSS && summary.noPrediction() < summary.groups()) {
        lines.add(line(summary));
      }
    }
    Exponents.of(reports).stream()
        .filter(exponent -> exponent.conclusion() != Conclusion.NO_PREDICTION)
        .map(OverGroups::line)
        .forEach(lines::add);
    return lines;
  }

  private static String line(ClaimSummary summary) {
    String always =
        switch (summary.always()) {
          case HOLDS -> "always: confirmed";
          case CONTRADICTED ->
              "always: refuted (p = %s after Holm's correction)"
                  .formatted(Numbers.text(summary.leastAdjusted()));
          default -> "always: open";
        };
    return String.format(
        Locale.ROOT,
        "%s, %s%s: holds in %d, contradicted in %d, undecided in %d, no prediction in %d of %d groups; %s",
        summary.predictor(),
        summary.claim().label(),
        against(summary.reference()),
        summary.holds(),
        summary.contradicted(),
        summary.undecided(),
        summary.noPrediction(),
        summary.groups(),
        always);
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
    return "exponent of %s from %s to %s, %s: %s; %s: %s%s"
        .formatted(
            exponent.quantity(),
            Numbers.text(exponent.from()),
            Numbers.text(exponent.to()),
            exponent.axis(),
            slope,
            claimed,
            exponent.conclusion().label(),
            exponent.caveat().isEmpty() ? "" : "; " + exponent.caveat());
  }
}
