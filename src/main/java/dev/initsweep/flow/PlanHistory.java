package dev.initsweep.flow;

import dev.initsweep.plan.Plan;
import dev.initsweep.plan.PlanDiff;
import dev.initsweep.plan.PlanJson;
import dev.initsweep.store.ResultsFolder;
import java.util.ArrayList;
import java.util.List;

/** The plans that ran into a folder. */
final class PlanHistory {

  private final ResultsFolder folder;

  PlanHistory(ResultsFolder folder) {
    this.folder = folder;
  }

  /**
   * Keeps a plan as the last one that ran, and says in lines for the user what it asks for that the
   * one before did not, and the other way round.
   */
  List<String> keep(Plan plan) {
    List<String> lines = new ArrayList<>();
    List<String> before = folder.plans();
    if (!before.isEmpty() && !before.contains(plan.hash())) {
      String last = before.get(before.size() - 1);
      folder.readPlan(last).ifPresent(text -> lines.addAll(lines(PlanJson.read(text), plan)));
    }
    folder.keepPlan(plan.hash(), PlanJson.write(plan));
    return lines;
  }

  private static List<String> lines(Plan earlier, Plan later) {
    PlanDiff diff = PlanDiff.of(earlier, later);
    List<String> lines = new ArrayList<>();
    diff.added().forEach(line -> lines.add("new in this plan: " + line));
    diff.changed().forEach(line -> lines.add("changed since the last plan: " + line));
    return lines;
  }
}
