package dev.initsweep.flow;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellReading;
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
import java.util.Collection;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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
  private final Map<GroupPlan, List<CellReading>> readings = new HashMap<>();
  private final Map<GroupPlan, List<Prediction>> withRoots = new HashMap<>();
  private final Map<GroupPlan, GroupCells> stands = new ConcurrentHashMap<>();

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
    plan.groups().forEach(group -> rounds.plans.put(group, group));
    plan.groups().stream()
        .collect(Collectors.groupingBy(group -> group.verdict().budget()))
        .forEach(rounds::add);
    return rounds;
  }

  /** Adds groups whose verdicts look after the same epochs. */
  private void add(int budget, List<GroupPlan> groups) {
    Map<String, Setting> settings = new HashMap<>();
    groups.forEach(
        group -> settings(group).forEach(setting -> settings.put(setting.id(), setting)));
    Map<Setting, List<CellReading>> bySetting =
        table.ofSettings(settings, budget).stream()
            .collect(Collectors.groupingBy(reading -> reading.cell().setting()));
    for (GroupPlan group : groups) {
      List<CellReading> found = new ArrayList<>();
      settings(group).stream()
          .map(setting -> settings.get(setting.id()))
          .forEach(setting -> found.addAll(bySetting.getOrDefault(setting, List.of())));
      readings.put(group, found);
      plans.put(group, group.coordinates().isEmpty() ? placed(group, found) : group);
    }
    findRoots(groups);
    findStands(groups);
  }

  /** The group's own setting, and those in which its predictions are trained. */
  private Set<Setting> settings(GroupPlan group) {
    Set<Setting> settings = new LinkedHashSet<>(Set.of(group.group().setting()));
    predictions(group).forEach(prediction -> settings.add(prediction.setting()));
    return settings;
  }

  /** A plan of an earlier version whose points pilots placed: points and seeds of the table. */
  private static GroupPlan placed(GroupPlan group, List<CellReading> found) {
    Group of = group.group();
    SortedSet<Double> points = new TreeSet<>();
    SortedSet<Long> seeds = new TreeSet<>();
    for (CellReading reading : found) {
      Cell cell = reading.cell();
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
    return withRoots.get(group);
  }

  private void findRoots(List<GroupPlan> groups) {
    CellResults own =
        CellResults.read(table, groups.stream().flatMap(group -> rooted(group).stream()).toList());
    for (GroupPlan group : groups) {
      withRoots.put(
          group,
          OwnRootsBySeed.added(
              plans.get(group), predictors, predictions(group), own.of(rooted(group))));
    }
  }

  private Set<Cell> rooted(GroupPlan group) {
    return OwnRootsBySeed.cells(plans.get(group), predictors);
  }

  private void findStands(List<GroupPlan> groups) {
    stands.putAll(
        groups.parallelStream()
            .distinct()
            .collect(
                Collectors.toMap(
                    group -> group,
                    group ->
                        GroupCells.of(
                            plans.get(group), readings.get(group), withRoots.get(group)))));
  }

  /**
   * Goes through the rounds to their end.
   *
   * @param order of the groups
   * @param training trains cells, to their end or not at all
   * @param over receives the groups that ask for nothing more, each once
   */
  void run(GroupOrder order, RoundTraining training, Consumer<List<GroupPlan>> over) {
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
      String stage, Set<GroupPlan> groups, RoundTraining training, Consumer<List<GroupPlan>> over) {
    Set<GroupPlan> told = new HashSet<>();
    Set<Cell> cells = cells(groups);
    for (int round = 1; round == 1 || !cells.isEmpty(); round++) {
      training.train(round == 1 ? stage : stage + ", round " + round, round, cells);
      Set<Cell> asked = missing(groups);
      readMissing(groups);
      List<GroupPlan> ended = groups.stream().filter(this::isOver).filter(told::add).toList();
      if (!ended.isEmpty()) {
        over.accept(ended);
      }
      cells = missing(groups);
      if (cells.equals(asked)) {
        return;
      }
    }
  }

  /** Reads what the table has by now of what groups ask for, and how they stand then. */
  private void readMissing(Set<GroupPlan> groups) {
    groups.stream()
        .collect(Collectors.groupingBy(group -> group.verdict().budget()))
        .forEach(this::readMissing);
  }

  private void readMissing(int budget, List<GroupPlan> groups) {
    Map<String, Cell> asked = new HashMap<>();
    missing(groups).forEach(cell -> asked.put(cell.id(), cell));
    Map<Cell, CellReading> trained =
        table.of(asked, budget).stream()
            .collect(Collectors.toMap(CellReading::cell, reading -> reading));
    List<GroupPlan> changed = new ArrayList<>();
    List<GroupPlan> changedRoots = new ArrayList<>();
    for (GroupPlan group : groups) {
      List<CellReading> more =
          stands.get(group).missing().stream()
              .map(cell -> trained.get(asked.get(cell.id())))
              .filter(Objects::nonNull)
              .toList();
      if (!more.isEmpty()) {
        readings.get(group).addAll(more);
        changed.add(group);
        Set<Cell> rooted = rooted(group);
        if (more.stream().anyMatch(reading -> rooted.contains(reading.cell()))) {
          changedRoots.add(group);
        }
      }
    }
    findRoots(changedRoots);
    findStands(changed);
  }

  /** Returns what groups ask for next. */
  private Set<Cell> missing(Collection<GroupPlan> groups) {
    Set<Cell> missing = new LinkedHashSet<>();
    groups.forEach(group -> missing.addAll(stands.get(group).missing()));
    return missing;
  }

  /** The cells of all groups so far, with what they ask for next; callable from any thread. */
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

  /** Returns what the table has of a group's settings. */
  List<CellReading> found(GroupPlan group) {
    return readings.get(group);
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
    return (int) plans.keySet().stream().filter(group -> !isOver(group)).count();
  }

  /** A group's plan as it is judged: the plan's own but for points that the table has to name. */
  GroupPlan plan(GroupPlan group) {
    return plans.get(group);
  }

  /** Reads in full what the table has of the cells of some groups so far. */
  CellResults results(List<GroupPlan> groups) {
    return CellResults.read(
        table, groups.stream().flatMap(group -> stands.get(group).cells().stream()).toList());
  }

  /** The cells of a group's results. */
  Set<Cell> judgedCells(GroupPlan group) {
    return stands.get(group).cells();
  }
}
