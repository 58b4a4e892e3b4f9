package dev.initsweep.plan;

import dev.initsweep.cell.Identity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says what a plan asks for that an earlier one did not, and the other way round.
 *
 * @param added lines on what is asked for in addition: more of the same sweep
 * @param changed lines on what is no longer asked for, or means something else now
 */
public record PlanDiff(List<String> added, List<String> changed) {

  public PlanDiff {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
  }

  /** Compares two plans. */
  public static PlanDiff of(Plan earlier, Plan later) {
    Map<Group, GroupPlan> before = byGroup(earlier);
    Map<Group, GroupPlan> after = byGroup(later);
    Lines added = new Lines();
    Lines changed = new Lines();
    for (Map.Entry<Group, GroupPlan> entry : after.entrySet()) {
      GroupPlan old = before.get(entry.getKey());
      if (old != null) {
        compare(old, entry.getValue(), added, changed);
      }
    }
    List<Group> gone = without(before.keySet(), after.keySet());
    List<Group> fresh = without(after.keySet(), before.keySet());
    for (Group group : gone) {
      Group heir =
          fresh.stream()
              .min(Comparator.comparingInt((Group other) -> differences(group, other).size()))
              .orElse(null);
      if (heir == null) {
        changed.add("no longer asked for: " + group.title());
      } else {
        fresh.remove(heir);
        differences(group, heir).forEach(changed::add);
      }
    }
    fresh.forEach(group -> added.add("new group: " + group.title()));
    return new PlanDiff(added.counted(), changed.counted());
  }

  private static Map<Group, GroupPlan> byGroup(Plan plan) {
    Map<Group, GroupPlan> groups = new LinkedHashMap<>();
    plan.groups().forEach(group -> groups.put(group.group(), group));
    return groups;
  }

  private static List<Group> without(Set<Group> groups, Set<Group> others) {
    return groups.stream()
        .filter(group -> !others.contains(group))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static void compare(GroupPlan old, GroupPlan now, Lines added, Lines changed) {
    compareSets("points", points(old.coordinates()), points(now.coordinates()), added, changed);
    compareSets("seeds", texts(old.seeds()), texts(now.seeds()), added, changed);
    if (old.seeds().equals(now.seeds())) {
      compareSets("looks", looks(old), looks(now), added, changed);
    }
    compareSets(
        "pilots' points",
        points(old.pilots().coordinates()),
        points(now.pilots().coordinates()),
        added,
        changed);
    compareSets(
        "pilots' seeds", texts(old.pilots().seeds()), texts(now.pilots().seeds()), added, changed);
    compareSets("predictors", predictors(old), predictors(now), added, changed);
    differences(PlanHash.judging(old), PlanHash.judging(now)).forEach(changed::add);
  }

  private static void compareSets(
      String what, Set<String> old, Set<String> now, Lines added, Lines changed) {
    Set<String> more = new LinkedHashSet<>(now);
    more.removeAll(old);
    if (!more.isEmpty()) {
      added.add("more %s: %s".formatted(what, String.join(", ", more)));
    }
    Set<String> fewer = new LinkedHashSet<>(old);
    fewer.removeAll(now);
    if (!fewer.isEmpty()) {
      changed.add("%s no longer asked for: %s".formatted(what, String.join(", ", fewer)));
    }
  }

  private static Set<String> points(List<Double> coordinates) {
    return coordinates.stream()
        .map(Identity::decimal)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Returns the looks of a race; a whole grid has one look, which its seeds say. */
  private static Set<String> looks(GroupPlan plan) {
    return plan.race().untilDecided() ? texts(plan.race().looks()) : Set.of();
  }

  private static Set<String> texts(List<? extends Number> numbers) {
    return numbers.stream()
        .map(String::valueOf)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<String> predictors(GroupPlan plan) {
    return plan.predictors().stream()
        .map(spec -> spec.isFormula() ? spec.name() + " = " + PlanHash.text(spec) : spec.name())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<String> differences(Group old, Group now) {
    Map<String, String> before = new TreeMap<>(Identity.lines(old.setting()));
    before.put("axis", old.axis().identity());
    Map<String, String> after = new TreeMap<>(Identity.lines(now.setting()));
    after.put("axis", now.axis().identity());
    return differences(before, after);
  }

  private static List<String> differences(Map<String, String> old, Map<String, String> now) {
    Set<String> keys = new TreeSet<>(old.keySet());
    keys.addAll(now.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(old.get(key), now.get(key)))
        .map(
            key ->
                "%s: %s became %s"
                    .formatted(
                        key,
                        old.getOrDefault(key, "its default"),
                        now.getOrDefault(key, "its default")))
        .toList();
  }

  /** Lines of which many groups may give the same. */
  private static final class Lines {
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    void add(String line) {
      counts.merge(line, 1, Integer::sum);
    }

    List<String> counted() {
      return counts.entrySet().stream()
          .map(
              line ->
                  line.getValue() == 1
                      ? line.getKey()
                      : String.format(
                          Locale.ROOT, "%s (%d groups)", line.getKey(), line.getValue()))
          .toList();
    }
  }
}
