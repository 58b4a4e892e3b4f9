package dev.initsweep.flow;

import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.PlanDiff;
import dev.initsweep.plan.PlanJson;
import dev.initsweep.store.ResultsFolder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The plans that ran into a folder. */
final class PlanHistory {

  private final ResultsFolder folder;

  PlanHistory(ResultsFolder folder) {
    this.folder = folder;
  }

  /**
   * The plan as it goes on from the plans whose verdicts were reached here: where a group has more
   * seeds than it had then, the looks that were had stay, and further ones have smaller shares. A
   * plan that ran here before stays as it is.
   */
  Plan grown(Plan plan) {
    List<String> hashes = folder.plans();
    if (hashes.isEmpty() || hashes.contains(plan.hash())) {
      return plan;
    }
    Set<String> judged = folder.verdicts().plans();
    List<GroupPlan> earlier =
        hashes.stream()
            .filter(judged::contains)
            .flatMap(hash -> folder.readPlan(hash).stream())
            .filter(text -> !PlanJson.isEarlierFormat(text))
            .flatMap(text -> PlanJson.read(text).groups().stream())
            .toList();
    return Plan.of(
        plan.name(),
        plan.groups().stream().map(group -> grown(group, earlier)).toList(),
        plan.run());
  }

  private static GroupPlan grown(GroupPlan group, List<GroupPlan> earlier) {
    return earlier.stream()
        .filter(had -> group.isGrowthOf(had))
        .max(
            Comparator.comparingInt((GroupPlan had) -> had.race().looks().size())
                .thenComparingInt(had -> had.seeds().size()))
        .map(had -> group.with(group.race().after(had.race())))
        .orElse(group);
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
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    // A clock that was set back must not change the order.
    Instant ran =
        folder
            .lastRan()
            .filter(last -> !last.isBefore(now))
            .map(last -> last.plus(1, ChronoUnit.MICROS))
            .orElse(now);
    folder.keepPlan(plan.hash(), PlanJson.write(plan, ran));
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
