package dev.initsweep.plan;

import dev.initsweep.cell.Identity;
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
    Map<String, String> lines = new TreeMap<>();
    for (GroupPlan group : groups) {
      lines.put(group.group().id(), Identity.hash(lines(group)));
    }
    return Identity.hash(lines);
  }

  private static Map<String, String> lines(GroupPlan plan) {
    Map<String, String> lines = new TreeMap<>(judging(plan));
    lines.put("coordinates", decimals(plan.coordinates()));
    lines.put("seeds", plan.seeds().stream().map(String::valueOf).collect(Collectors.joining(",")));
    lines.put("pilots.coordinates", decimals(plan.pilots().coordinates()));
    lines.put("pilots.seeds", Integer.toString(plan.pilots().seedCount()));
    for (PredictorSpec predictor : plan.predictors()) {
      lines.put("predictor:" + predictor.name(), text(predictor));
    }
    return lines;
  }

  /** How a group is judged and refined, by the names that plans give the settings. */
  static Map<String, String> judging(GroupPlan plan) {
    Map<String, String> lines = verdict(plan.verdict());
    plan.refinement()
        .ifPresent(
            refinement -> {
              lines.put(
                  "refine.looks",
                  refinement.looks().stream()
                      .map(String::valueOf)
                      .collect(Collectors.joining(",")));
              lines.put("refine.cells", Integer.toString(refinement.cells()));
            });
    return lines;
  }

  private static Map<String, String> verdict(VerdictSettings settings) {
    Map<String, String> lines = new TreeMap<>();
    lines.put("verdict.metric", settings.metric().label());
    lines.put(
        "verdict.budget", settings.budget() == 0 ? "last" : Integer.toString(settings.budget()));
    lines.put("verdict.margin", Identity.decimal(settings.margin()));
    lines.put("verdict.window", Identity.decimal(settings.window()));
    lines.put("verdict.bias-allowance", Identity.decimal(settings.biasAllowance()));
    lines.put("verdict.confidence", Identity.decimal(settings.confidence()));
    lines.put("verdict.completeness", Identity.decimal(settings.completeness()));
    lines.put("verdict.nearness", Identity.decimal(settings.nearness()));
    lines.put("verdict.band-factor", Identity.decimal(settings.bandFactor()));
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

  private static String decimals(List<Double> numbers) {
    return numbers.stream().map(Identity::decimal).collect(Collectors.joining(","));
  }
}
