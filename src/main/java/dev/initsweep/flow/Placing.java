package dev.initsweep.flow;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.CellTable;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.verify.Looks;
import dev.initsweep.verify.Scouts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** Where the points of a plan's refined groups go, by what the table has of pilots and scouts. */
final class Placing {

  private final SparkSession spark;
  private final CellTable table;

  /** By refined group of the plan. */
  private final Map<GroupPlan, List<CellResult>> pilots = new LinkedHashMap<>();

  private final Map<GroupPlan, List<Cell>> scouts = new LinkedHashMap<>();

  /** Reads the pilots, as the plan sees the table. */
  Placing(SparkSession spark, ResultsFolder folder, Plan plan) {
    this.spark = spark;
    this.table = folder.cells(plan.run().engine());
    List<GroupPlan> refined =
        plan.groups().stream().filter(group -> group.refinement().isPresent()).toList();
    CellResults results =
        read(refined.stream().map(GroupPlan::pilotCells).flatMap(Set::stream).toList());
    for (GroupPlan group : refined) {
      pilots.put(group, results.of(group.pilotCells()));
      scouts.put(group, Scouts.cells(group, pilots.get(group)));
    }
  }

  /** The scouts of all groups whose pilots are there. */
  Set<Cell> scouts() {
    return scouts.values().stream()
        .flatMap(List::stream)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The refined groups at their first looks; one that is not placed is left out. */
  Map<GroupPlan, GroupPlan> firstLooks() {
    CellResults ofScouts = read(scouts());
    Map<GroupPlan, GroupPlan> first = new LinkedHashMap<>();
    for (GroupPlan group : pilots.keySet()) {
      List<CellResult> results = new ArrayList<>(pilots.get(group));
      results.addAll(ofScouts.of(scouts.get(group)));
      Optional<GroupPlan> placed = Looks.first(group, results);
      placed.ifPresent(look -> first.put(group, look));
    }
    return first;
  }

  private CellResults read(Collection<Cell> cells) {
    return CellResults.read(spark, table, cells);
  }
}
