package dev.initsweep.flow;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Setting;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.GroupOrder;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.CellTable;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.theory.Predictors;
import dev.initsweep.verify.GroupCells;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Trains in rounds, one Spark job each, what the races of all groups ask for next. Every round is a
 * function of the plan and the tables, so that a run that was killed, in a round or between two,
 * finds its place again.
 */
final class Rounds {

  private final CellTable table;
  private final Predictors predictors;
  private final Map<GroupPlan, List<Prediction>> predictions;
  private final Map<GroupPlan, GroupPlan> plans = new LinkedHashMap<>();
  private final Map<GroupPlan, List<CellResult>> results = new HashMap<>();
  private final Map<GroupPlan, GroupCells> stands = new HashMap<>();

  /** Trains cells; those that are there already are left alone. */
  interface RoundTraining {

    /**
     * Trains the cells of a round.
     *
     * @param stage names the round
     * @param round its number, from 1; the first also has the cells of earlier runs
     * @param cells that are asked for
     */
    void train(String stage, int round, Set<Cell> cells);
  }

  private Rounds(
      CellTable table, Predictors predictors, Map<GroupPlan, List<Prediction>> predictions) {
    this.table = table;
    this.predictors = predictors;
    this.predictions = predictions;
  }

  /** The groups of a plan as far as the tables have them. */
  static Rounds of(
      ResultsFolder folder,
      Predictors predictors,
      Plan plan,
      Map<GroupPlan, List<Prediction>> predictions) {
    Rounds rounds = new Rounds(folder.cells(plan.run().engine()), predictors, predictions);
    Set<String> settings = new LinkedHashSet<>();
    plan.groups().forEach(group -> settings.add(group.group().setting().id()));
    predictions.values().stream()
        .flatMap(List::stream)
        .forEach(prediction -> settings.add(prediction.setting().id()));
    Map<Setting, List<CellResult>> bySetting =
        rounds.table.ofSettings(settings).stream()
            .collect(Collectors.groupingBy(result -> result.cell().setting()));
    for (GroupPlan group : plan.groups()) {
      rounds.add(group, bySetting);
    }
    return rounds;
  }

  private void add(GroupPlan group, Map<Setting, List<CellResult>> bySetting) {
    Set<Setting> settings = new LinkedHashSet<>(Set.of(group.group().setting()));
    predictions(group).forEach(prediction -> settings.add(prediction.setting()));
    List<CellResult> found = new ArrayList<>();
    settings.forEach(setting -> found.addAll(bySetting.getOrDefault(setting, List.of())));
    results.put(group, found);
    plans.put(group, group.coordinates().isEmpty() ? placed(group, found) : group);
    stands.put(group, stand(group));
  }

  /** A plan of an earlier version whose points pilots placed: points and seeds of the table. */
  private static GroupPlan placed(GroupPlan group, List<CellResult> found) {
    Group of = group.group();
    SortedSet<Double> points = new TreeSet<>();
    SortedSet<Long> seeds = new TreeSet<>();
    for (CellResult result : found) {
      Cell cell = result.cell();
      OptionalDouble coordinate =
          of.axis().coordinateOf(cell.scales(), of.setting().architecture());
      if (cell.setting().equals(of.setting())
          && group.seeds().contains(cell.seed())
          && coordinate.isPresent()) {
        points.add(Identity.canonical(coordinate.getAsDouble()));
        seeds.add(cell.seed());
      }
    }
    return points.isEmpty() ? group : group.at(List.copyOf(points), List.copyOf(seeds));
  }

  private List<Prediction> predictions(GroupPlan group) {
    return predictions.getOrDefault(group, List.of());
  }

  /** Returns a group's predictions, measured ones also by the roots of its own trainings. */
  List<Prediction> withRoots(GroupPlan group) {
    return OwnRootsBySeed.added(
        plans.get(group), predictors, predictions(group), results.get(group));
  }

  private GroupCells stand(GroupPlan group) {
    return GroupCells.of(plans.get(group), results.get(group), withRoots(group));
  }

  /**
   * Goes through the rounds to their end.
   *
   * @param order of the groups
   * @param training trains cells, to their end or not at all
   * @param over receives each group that asks for nothing more
   */
  void run(GroupOrder order, RoundTraining training, Consumer<GroupPlan> over) {
    if (order == GroupOrder.TOGETHER) {
      run("cells", plans.keySet(), training, over);
    } else {
      plans
          .keySet()
          .forEach(
              group -> run("cells of " + group.group().title(), Set.of(group), training, over));
    }
  }

  private void run(
      String stage, Set<GroupPlan> groups, RoundTraining training, Consumer<GroupPlan> over) {
    Set<GroupPlan> told = new HashSet<>();
    Set<Cell> cells = cells(groups);
    for (int round = 1; round == 1 || !cells.isEmpty(); round++) {
      training.train(round == 1 ? stage : stage + ", round " + round, round, cells);
      Set<Cell> asked = missing(groups);
      Map<String, CellResult> trained =
          table.read(asked.stream().map(Cell::id).collect(Collectors.toSet())).stream()
              .collect(Collectors.toMap(result -> result.cell().id(), result -> result));
      for (GroupPlan group : groups) {
        List<CellResult> more =
            stands.get(group).missing().stream()
                .map(cell -> trained.get(cell.id()))
                .filter(Objects::nonNull)
                .toList();
        if (!more.isEmpty()) {
          results.get(group).addAll(more);
          stands.put(group, stand(group));
        }
      }
      for (GroupPlan group : groups) {
        if (stands.get(group).standing().isOver() && told.add(group)) {
          over.accept(group);
        }
      }
      cells = missing(groups);
      if (cells.equals(asked)) {
        return;
      }
    }
  }

  /** Returns what groups ask for next. */
  private Set<Cell> missing(Set<GroupPlan> groups) {
    Set<Cell> missing = new LinkedHashSet<>();
    groups.forEach(group -> missing.addAll(stands.get(group).missing()));
    return missing;
  }

  /** The cells of all groups so far, with what they ask for next. */
  Set<Cell> cells() {
    return cells(plans.keySet());
  }

  private Set<Cell> cells(Set<GroupPlan> groups) {
    Set<Cell> all = new LinkedHashSet<>();
    for (GroupPlan group : groups) {
      all.addAll(stands.get(group).cells());
      all.addAll(stands.get(group).missing());
    }
    return all;
  }

  /** Returns what the table has of all groups' settings, a result as often as groups share it. */
  Stream<CellResult> found() {
    return results.values().stream().flatMap(List::stream);
  }

  /** The cells of a group so far, with what it asks for next. */
  Set<Cell> cellsOf(GroupPlan group) {
    return cells(Set.of(group));
  }

  boolean isOver(GroupPlan group) {
    return stands.get(group).standing().isOver();
  }

  /** How many cells a group asks for next. */
  int asked(GroupPlan group) {
    return stands.get(group).missing().size();
  }

  /** Groups that ask for more. */
  int open() {
    return (int)
        plans.keySet().stream().filter(group -> !stands.get(group).standing().isOver()).count();
  }

  /** A group's plan as it is judged: the plan's own but for points that the table has to name. */
  GroupPlan plan(GroupPlan group) {
    return plans.get(group);
  }

  /** Returns what the table has of a group's cells so far. */
  List<CellResult> results(GroupPlan group) {
    Set<String> ids = stands.get(group).cells().stream().map(Cell::id).collect(Collectors.toSet());
    return results.get(group).stream()
        .filter(result -> ids.contains(result.cell().id()))
        .distinct()
        .toList();
  }
}
