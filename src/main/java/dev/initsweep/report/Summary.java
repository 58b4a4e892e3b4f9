package dev.initsweep.report;

import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Counts;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Optimum;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.RaceSettings;
import dev.initsweep.plan.VerdictSettings;
import dev.initsweep.verify.CurvePoint;
import dev.initsweep.verify.GroupReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts the outcome of a sweep in words: for the terminal and for {@code summary.md}. */
public final class Summary {

  private static final String SOURCE =
      "horii-has is the theorem of H. Horii and S. Has (2026, doi 10.1109/TNNLS.2026.3721153), kl-bound"
          + " on the axis global the same without biases; all else named kl-... is made after it.";

  private Summary() {}

  /** Returns plain text with aligned columns, for a terminal. */
  public static String plain(List<GroupReport> reports) {
    StringBuilder text = new StringBuilder();
    for (GroupReport report : reports) {
      text.append(report.plan().group().title()).append('\n');
      facts(report).forEach(fact -> text.append("  ").append(fact).append('\n'));
      text.append('\n').append(table(report).plain("  ")).append('\n');
      PremisesText.table(report)
          .ifPresent(
              premises ->
                  text.append("  ")
                      .append(PremisesText.CAPTION)
                      .append('\n')
                      .append(premises.plain("  "))
                      .append('\n'));
      reasons(report).forEach(reason -> text.append("  ").append(reason).append('\n'));
      text.append('\n');
    }
    OverGroups.table(reports)
        .ifPresent(
            over -> text.append("over all groups\n\n").append(over.plain("  ")).append('\n'));
    OverGroups.exponents(reports).forEach(line -> text.append(line).append('\n'));
    return text + SOURCE + "\n";
  }

  /**
   * Returns the outcome as Markdown.
   *
   * @param name the plan's name
   * @param figures file name of each report's figure, in the same order
   */
  public static String markdown(String name, List<GroupReport> reports, List<String> figures) {
    StringBuilder text = new StringBuilder("# " + name + "\n\n" + SOURCE + "\n");
    for (int i = 0; i < reports.size(); i++) {
      GroupReport report = reports.get(i);
      text.append("\n## ").append(report.plan().group().title()).append("\n\n");
      facts(report).forEach(fact -> text.append("- ").append(fact).append('\n'));
      text.append('\n').append(table(report).markdown()).append('\n');
      PremisesText.table(report)
          .ifPresent(
              premises ->
                  text.append(PremisesText.CAPTION)
                      .append("\n\n")
                      .append(premises.markdown())
                      .append('\n'));
      reasons(report).forEach(reason -> text.append("- ").append(reason).append('\n'));
      text.append("\n![").append(report.plan().group().title()).append("](");
      text.append(figures.get(i)).append(")\n");
    }
    Optional<TextTable> over = OverGroups.table(reports);
    List<String> exponents = OverGroups.exponents(reports);
    if (over.isPresent() || !exponents.isEmpty()) {
      text.append("\n## Over all groups\n\n");
      over.ifPresent(table -> text.append(table.markdown()).append('\n'));
      exponents.forEach(line -> text.append("- ").append(line).append('\n'));
    }
    return text.toString();
  }

  /** Says claim 1 of each predictor of a group in one line, for a log. */
  public static String line(GroupReport report) {
    Optimum optimum = report.optimum();
    String least =
        optimum.coordinate().isEmpty() ? "no empirical optimum" : "least at " + least(report);
    String verdicts =
        report.verdicts().stream()
            .filter(verdict -> verdict.claim() == Claim.COINCIDENCE)
            .map(verdict -> verdict.predictor() + " " + verdict.conclusion().label())
            .collect(Collectors.joining(", "));
    return "%s: %s%s"
        .formatted(report.plan().group().title(), least, verdicts.isEmpty() ? "" : "; " + verdicts);
  }

  /** Says where the least point lies, with its interval. */
  private static String least(GroupReport report) {
    Optimum optimum = report.optimum();
    return CoordinateText.point(
        report.plan().group().axis(), optimum.coordinate().orElseThrow(), optimum.interval());
  }

  private static List<String> facts(GroupReport report) {
    List<String> facts = new ArrayList<>();
    Counts counts = report.counts();
    facts.add(
        String.format(
            Locale.ROOT,
            "%d of %d cells done%s%s",
            counts.done(),
            counts.planned(),
            counts.diverged() > 0 ? ", " + counts.diverged() + " diverged" : "",
            counts.failed() > 0 ? ", " + counts.failed() + " failed" : ""));
    looks(report).ifPresent(facts::add);
    Optimum optimum = report.optimum();
    String metric = report.plan().verdict().metric().label();
    if (optimum.coordinate().isPresent()) {
      facts.add(
          "least %s %s at %s%s"
              .formatted(
                  metric,
                  Numbers.text(optimum.leastMetric()),
                  least(report),
                  optimum
                      .stableBand()
                      .map(
                          band ->
                              "; within a factor %s of it: %s"
                                  .formatted(
                                      Numbers.text(report.plan().verdict().bandFactor()),
                                      stable(band)))
                      .orElse("")));
    } else {
      facts.add("no empirical optimum");
    }
    if (!optimum.caveat().isEmpty()) {
      facts.add(optimum.caveat());
    }
    divergence(report).ifPresent(facts::add);
    return facts;
  }

  private static String stable(Interval band) {
    return Double.isInfinite(band.low()) && Double.isInfinite(band.high())
        ? "all that was trained"
        : Numbers.text(band);
  }

  /** Says at which look a race stands, and what it added. */
  private static Optional<String> looks(GroupReport report) {
    RaceSettings race = report.plan().race();
    if (!race.untilDecided()) {
      return Optional.empty();
    }
    long added = report.curve().stream().filter(CurvePoint::isAdded).count();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "look %d of %d, %d seeds%s; %d points of the plan, %d added",
            race.looks().indexOf(report.seeds()) + 1,
            race.looks().size(),
            report.seeds(),
            report.isOver() ? "" : ", more to come",
            report.curve().size() - added,
            added));
  }

  /** Says how probable divergence is where there was any. */
  private static Optional<String> divergence(GroupReport report) {
    String points =
        report.curve().stream()
            .filter(point -> point.diverged() > 0)
            .map(
                point ->
                    String.format(
                        Locale.ROOT,
                        "%s: %d of %d (%s)",
                        CoordinateText.value(report.plan().group().axis(), point.coordinate()),
                        point.diverged(),
                        point.seeds(),
                        Numbers.text(point.divergence(report.plan().verdict().confidence()))))
            .collect(Collectors.joining(", "));
    return points.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "diverged at %s = %s".formatted(report.plan().group().axis().symbol(), points));
  }

  private static TextTable table(GroupReport report) {
    List<String> references = report.plan().verdict().references();
    String first = references.get(0);
    TextTable table =
        new TextTable(
            "predictor",
            "predicts " + report.plan().group().axis().symbol(),
            "within %s of the minimum? (claim 1)".formatted(margin(report)),
            "lower loss than %s? (claim 2)"
                .formatted(first.equals(VerdictSettings.HE) ? "He" : first),
            "higher accuracy? (claim 3)",
            "cost of trusting it");
    for (Prediction prediction : report.predictions()) {
      table.row(
          prediction.predictor(),
          predicted(report, prediction),
          verdict(find(report, prediction, Claim.COINCIDENCE)),
          verdict(find(report, prediction, Claim.LOWER_LOSS, first)),
          verdict(find(report, prediction, Claim.HIGHER_ACCURACY, first)),
          regret(report, prediction));
      for (String further : references.subList(1, references.size())) {
        if (find(report, prediction, Claim.LOWER_LOSS, further).isPresent()) {
          table.row(
              "  against " + further,
              "",
              "",
              verdict(find(report, prediction, Claim.LOWER_LOSS, further)),
              verdict(find(report, prediction, Claim.HIGHER_ACCURACY, further)),
              "");
        }
      }
    }
    return table;
  }

  private static String margin(GroupReport report) {
    double margin = report.plan().verdict().margin();
    return Numbers.text(margin) + (margin == 1 ? " octave" : " octaves");
  }

  private static String predicted(GroupReport report, Prediction prediction) {
    if (prediction.scales().isEmpty()) {
      return "none";
    }
    return prediction.coordinate().isPresent()
        ? CoordinateText.value(report.plan().group().axis(), prediction.coordinate())
        : "not on this axis";
  }

  private static Optional<Verdict> find(GroupReport report, Prediction prediction, Claim claim) {
    return find(report, prediction, claim, "");
  }

  private static Optional<Verdict> find(
      GroupReport report, Prediction prediction, Claim claim, String reference) {
    return report.verdicts().stream()
        .filter(v -> v.predictor().equals(prediction.predictor()) && v.claim() == claim)
        .filter(v -> v.reference().equals(reference))
        .findFirst();
  }

  private static String verdict(Optional<Verdict> found) {
    if (found.isEmpty()) {
      return Numbers.NONE;
    }
    Verdict verdict = found.get();
    if (verdict.conclusion() == Conclusion.NO_PREDICTION) {
      return Numbers.NONE;
    }
    String figure =
        verdict
            .estimate()
            .map(
                estimate ->
                    switch (verdict.claim()) {
                      case COINCIDENCE ->
                          " %s octaves (%s)"
                              .formatted(
                                  Numbers.text(estimate.value()),
                                  Numbers.text(estimate.interval()));
                      case LOWER_LOSS, NEAR_LEAST_LOSS ->
                          " %s (%s to %s)"
                              .formatted(
                                  Numbers.percent(estimate.value()),
                                  Numbers.percent(estimate.interval().low()),
                                  Numbers.percent(estimate.interval().high()));
                      case HIGHER_ACCURACY ->
                          " %s (%s to %s)"
                              .formatted(
                                  Numbers.points(estimate.value()),
                                  Numbers.points(estimate.interval().low()),
                                  Numbers.points(estimate.interval().high()));
                    })
            .orElse("");
    String more =
        verdict.seedsToDecide().isPresent()
            ? String.format(
                Locale.ROOT,
                "; %d more %s",
                verdict.seedsToDecide().getAsInt(),
                verdict.seedsToDecide().getAsInt() == 1 ? "seed" : "seeds")
            : "";
    return verdict.conclusion().label() + figure + more;
  }

  private static String regret(GroupReport report, Prediction prediction) {
    return find(report, prediction, Claim.COINCIDENCE)
        .flatMap(Verdict::regret)
        .map(
            regret ->
                "loss %s (%s to %s)"
                    .formatted(
                        Numbers.percent(regret.value()),
                        Numbers.percent(regret.interval().low()),
                        Numbers.percent(regret.interval().high())))
        .orElse(Numbers.NONE);
  }

  /** Why there is no prediction, and what to keep in mind where there is one. */
  private static List<String> reasons(GroupReport report) {
    List<String> reasons = new ArrayList<>();
    for (Prediction prediction : report.predictions()) {
      String text =
          prediction.scales().isEmpty() ? "none: " + prediction.reason() : prediction.note();
      if (!text.isEmpty()) {
        reasons.add(prediction.predictor() + ": " + text);
      }
    }
    return reasons;
  }
}
