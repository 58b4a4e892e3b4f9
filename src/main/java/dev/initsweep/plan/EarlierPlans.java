package dev.initsweep.plan;

import com.typesafe.config.Config;
import dev.initsweep.cell.Identity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Kept plans of format 1, whose optimum was the vertex of a local fit: the whole grid with every
 * seed, or six points that pilots placed. They are judged as all plans are; only their hash is over
 * settings that are gone.
 */
final class EarlierPlans {

  static final int FORMAT = 1;

  private EarlierPlans() {}

  static Plan read(String name, List<? extends Config> json, RunSettings run) {
    Map<GroupPlan, Map<String, String>> groups = new LinkedHashMap<>();
    for (Config group : json) {
      GroupPlan whole = PlanJson.wholeGrid(group);
      boolean isPlaced = group.hasPath("refine");
      groups.put(isPlaced ? whole.at(List.of(), whole.seeds()) : whole, lines(group, whole));
    }
    return new Plan(name, PlanHash.of(groups), List.copyOf(groups.keySet()), run);
  }

  private static Map<String, String> lines(Config json, GroupPlan whole) {
    Map<String, String> lines = PlanHash.cells(whole);
    lines.putAll(PlanHash.verdict(whole.verdict()));
    lines.put("verdict.window", Identity.decimal(json.getDouble("verdict.window")));
    lines.put("verdict.bias-allowance", Identity.decimal(json.getDouble("verdict.bias-allowance")));
    if (json.hasPath("refine")) {
      lines.put("refine.looks", PlanHash.joined(json.getIntList("refine.looks")));
      lines.put("refine.cells", Integer.toString(json.getInt("refine.cells")));
    }
    return lines;
  }
}
