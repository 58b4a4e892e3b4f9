package dev.initsweep.plan;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The distinct cells of a plan before any prediction. What two axes of one setting share, such as
 * He's cell, is there once.
 *
 * <p>Cells of a setting have one and the same setting object, and those of one point one and the
 * same scales, so that a million of them fit in little memory.
 *
 * @param grid cells of the grids and He's, in order of the plan
 * @param pilots cells of the pilots
 */
public record CellEnumeration(List<Cell> grid, List<Cell> pilots) {

  public CellEnumeration {
    grid = List.copyOf(grid);
    pilots = List.copyOf(pilots);
  }

  /** Enumerates a plan. */
  public static CellEnumeration of(Plan plan) {
    return new CellEnumeration(
        cells(plan, GroupPlan::gridScales, GroupPlan::seeds),
        cells(plan, GroupPlan::pilotScales, group -> group.pilots().seeds()));
  }

  private static List<Cell> cells(
      Plan plan, Function<GroupPlan, Set<Scales>> scales, Function<GroupPlan, List<Long>> seeds) {
    Map<Setting, Map<Scales, Set<Long>>> settings = new LinkedHashMap<>();
    for (GroupPlan group : plan.groups()) {
      Map<Scales, Set<Long>> points =
          settings.computeIfAbsent(group.group().setting(), s -> new LinkedHashMap<>());
      for (Scales point : scales.apply(group)) {
        points.computeIfAbsent(point, s -> new LinkedHashSet<>()).addAll(seeds.apply(group));
      }
    }
    List<Cell> cells = new ArrayList<>();
    settings.forEach(
        (setting, points) ->
            points.forEach(
                (point, numbers) ->
                    numbers.forEach(seed -> cells.add(new Cell(setting, point, seed)))));
    return cells;
  }
}
