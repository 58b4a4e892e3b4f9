package dev.initsweep.plan;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Scales;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a plan wants done for one group.
 *
 * @param group the setting and the axis
 * @param coordinates grid on the axis, in ascending order
 * @param seeds seeds of the sweep, in ascending order
 * @param predictors whose claims are judged
 * @param pilots trainings for measured predictors
 * @param verdict how verdicts are reached
 * @param refinement whether pilots place the points and looks at the verdicts end the training; the
 *     coordinates and seeds are then what these choose from
 */
public record GroupPlan(
    Group group,
    List<Double> coordinates,
    List<Long> seeds,
    List<PredictorSpec> predictors,
    Pilots pilots,
    VerdictSettings verdict,
    Optional<Refinement> refinement) {

  public GroupPlan {
    coordinates = List.copyOf(coordinates);
    seeds = List.copyOf(seeds);
    predictors = List.copyOf(predictors);
  }

  /** A plan of the whole grid with all seeds. */
  public GroupPlan(
      Group group,
      List<Double> coordinates,
      List<Long> seeds,
      List<PredictorSpec> predictors,
      Pilots pilots,
      VerdictSettings verdict) {
    this(group, coordinates, seeds, predictors, pilots, verdict, Optional.empty());
  }

  /** This plan with other points, and the first seeds only: a refined group at one of its looks. */
  public GroupPlan at(List<Double> points, int firstSeeds) {
    return new GroupPlan(
        group, points, seeds.subList(0, firstSeeds), predictors, pilots, verdict, refinement);
  }

  /** A whole grid of this group with other points and seeds, without any predictor. */
  public GroupPlan grid(List<Double> points, List<Long> seeds) {
    return new GroupPlan(group, points, seeds, List.of(), pilots, verdict);
  }

  /**
   * Confidence of intervals and tests: the plan's, or, where a group is looked at several times,
   * what leaves all looks together the plan's error rate (Bonferroni).
   */
  public double confidence() {
    int looks = refinement.map(r -> r.looks().size()).orElse(1);
    return 1 - (1 - verdict.confidence()) / looks;
  }

  /** The pilots' cells, among them one at He's scales for each seed. */
  public Set<Cell> pilotCells() {
    return cells(pilotScales(), pilots.seeds());
  }

  /** The sweep's own cells before any prediction: the grid and He's, for each seed. */
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
