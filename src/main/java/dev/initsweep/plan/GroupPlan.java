package dev.initsweep.plan;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Checks;
import dev.initsweep.cell.Scales;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Says what a plan wants done for one group.
 *
 * @param group the setting and the axis
 * @param coordinates grid on the axis, in ascending order; empty where a plan of an earlier version
 *     had its points placed by pilots: they are then those of the table
 * @param seeds seeds of the sweep, in ascending order
 * @param predictors whose claims are judged
 * @param pilots trainings for measured predictors
 * @param verdict how verdicts are reached
 * @param race whether points are added and rejected on the way, and at which numbers of seeds
 */
public record GroupPlan(
    Group group,
    List<Double> coordinates,
    List<Long> seeds,
    List<PredictorSpec> predictors,
    Pilots pilots,
    VerdictSettings verdict,
    RaceSettings race) {

  public GroupPlan {
    coordinates = List.copyOf(coordinates);
    seeds = List.copyOf(seeds);
    predictors = List.copyOf(predictors);
    Checks.requireAscending(coordinates, "coordinates");
    Checks.requireAscending(seeds, "seeds");
    Checks.require(
        race.seeds() == seeds.size(),
        "looks",
        race.looks(),
        "the last with all " + seeds.size() + " seeds");
  }

  /** Makes a plan of the whole grid with all seeds. */
  public GroupPlan(
      Group group,
      List<Double> coordinates,
      List<Long> seeds,
      List<PredictorSpec> predictors,
      Pilots pilots,
      VerdictSettings verdict) {
    this(
        group,
        coordinates,
        seeds,
        predictors,
        pilots,
        verdict,
        RaceSettings.wholeGrid(seeds.size()));
  }

  /** Returns this plan with other looks; the last must have all seeds. */
  public GroupPlan with(RaceSettings race) {
    return new GroupPlan(group, coordinates, seeds, predictors, pilots, verdict, race);
  }

  /** Returns this plan with other points and seeds, as a whole grid. */
  public GroupPlan at(List<Double> points, List<Long> seeds) {
    return new GroupPlan(group, points, seeds, predictors, pilots, verdict);
  }

  /**
   * Tells whether this plan asks for more seeds of the same group, to be judged in the same way.
   */
  public boolean isGrowthOf(GroupPlan other) {
    return group.equals(other.group)
        && seeds.size() > other.seeds.size()
        && seeds.subList(0, other.seeds.size()).equals(other.seeds)
        && verdict.equals(other.verdict);
  }

  /** Returns the pilots' cells, among them one at He's scales for each seed. */
  public Set<Cell> pilotCells() {
    return cells(pilotScales(), pilots.seeds());
  }

  /** Returns the sweep's own cells before any prediction: the grid and He's, for each seed. */
  public Set<Cell> gridCells() {
    return cells(gridScales(), seeds);
  }

  Set<Scales> pilotScales() {
    return pilots.seedCount() == 0 ? Set.of() : scales(pilots.coordinates());
  }

  Set<Scales> gridScales() {
    return scales(coordinates);
  }

  private Set<Scales> scales(List<Double> coordinates) {
    Architecture architecture = group.setting().architecture();
    Set<Scales> scales = new LinkedHashSet<>();
    scales.add(Scales.he(architecture.depth()));
    coordinates.forEach(coordinate -> scales.add(group.axis().scales(coordinate, architecture)));
    return scales;
  }

  private Set<Cell> cells(Set<Scales> scales, List<Long> seeds) {
    Set<Cell> cells = new LinkedHashSet<>();
    for (long seed : seeds) {
      scales.forEach(point -> cells.add(new Cell(group.setting(), point, seed)));
    }
    return cells;
  }
}
