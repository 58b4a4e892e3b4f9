package dev.initsweep.plan;

import dev.initsweep.cell.Identity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * SHA-256 over all that decides cells and verdicts, whatever the order in the file; neither the
 * plan's name nor how it is run is part of it.
 */
final class PlanHash {

  private PlanHash() {}

  static String of(List<GroupPlan> groups) {
    Map<GroupPlan, Map<String, String>> lines = new LinkedHashMap<>();
    groups.forEach(group -> lines.put(group, lines(group)));
    return of(lines);
  }

  /** The hash over what each group's own lines say. */
  static String of(Map<GroupPlan, Map<String, String>> groups) {
    Map<String, String> lines = new TreeMap<>();
    groups.forEach((group, own) -> lines.put(group.group().id(), Identity.hash(own)));
    return Identity.hash(lines);
  }

  private static Map<String, String> lines(GroupPlan plan) {
    Map<String, String> lines = cells(plan);
    lines.putAll(judging(plan));
    lines.put("race.looks", joined(plan.race().looks()));
    lines.put("race.shares", decimals(plan.race().shares()));
    return lines;
  }

  /** Returns what a group has of cells and predictors, whatever is made of them. */
  static Map<String, String> cells(GroupPlan plan) {
    Map<String, String> lines = new TreeMap<>();
    lines.put("coordinates", decimals(plan.coordinates()));
    lines.put("seeds", joined(plan.seeds()));
    lines.put("pilots.coordinates", decimals(plan.pilots().coordinates()));
    lines.put("pilots.seeds", Integer.toString(plan.pilots().seedCount()));
    for (PredictorSpec predictor : plan.predictors()) {
      lines.put("predictor:" + predictor.name(), text(predictor));
    }
    return lines;
  }

  /**
   * Returns how a group is judged, by the names that plans give the settings; looks are left aside.
   */
  static Map<String, String> judging(GroupPlan plan) {
    Map<String, String> lines = verdict(plan.verdict());
    lines.put("race.until-decided", plan.race().untilDecided() ? "yes" : "no");
    if (plan.race().untilDecided()) {
      lines.put("race.resolution", Identity.decimal(plan.race().resolution()));
    }
    return lines;
  }

  static Map<String, String> verdict(VerdictSettings settings) {
    Map<String, String> lines = new TreeMap<>();
    lines.put("verdict.metric", settings.metric().label());
    lines.put(
        "verdict.budget", settings.budget() == 0 ? "last" : Integer.toString(settings.budget()));
    lines.put("verdict.margin", Identity.decimal(settings.margin()));
    lines.put("verdict.confidence", Identity.decimal(settings.confidence()));
    lines.put("verdict.completeness", Identity.decimal(settings.completeness()));
    lines.put("verdict.nearness", Identity.decimal(settings.nearness()));
    lines.put("verdict.band-factor", Identity.decimal(settings.bandFactor()));
    // Left out where it is as it always was, so that plans keep their hashes.
    if (!settings.references().equals(List.of(VerdictSettings.HE))) {
      lines.put("verdict.compare-with", String.join(",", settings.references()));
    }
    return lines;
  }

  /** A predictor in one line; lines end nowhere else, so no formula can imitate another key. */
  static String text(PredictorSpec predictor) {
    String exponents =
        new TreeMap<>(predictor.exponents())
            .entrySet().stream()
                .map(e -> e.getKey() + ":" + Identity.decimal(e.getValue()))
                .collect(Collectors.joining(","));
    return predictor.formula().replaceAll("\\s+", " ") + ";" + exponents;
  }

  static String joined(List<? extends Number> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static String decimals(List<Double> numbers) {
    return numbers.stream().map(Identity::decimal).collect(Collectors.joining(","));
  }
}
