package dev.initsweep.plan;

import dev.initsweep.cell.Cell;
import java.util.LinkedHashSet;
import java.util.List;
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
 */
public record GroupPlan(
    Group group,
    List<Double> coordinates,
    List<Long> seeds,
    List<PredictorSpec> predictors,
    Pilots pilots,
    VerdictSettings verdict) {

  public GroupPlan {
    coordinates = List.copyOf(coordinates);
    seeds = List.copyOf(seeds);
    predictors = List.copyOf(predictors);
  }

  /** The pilots' cells, among them one at He's scales for each seed. */
  public Set<Cell> pilotCells() {
    return cells(pilots.coordinates(), pilots.seeds());
  }

  /** The sweep's own cells before any prediction: the grid and He's, for each seed. */
  public Set<Cell> gridCells() {
    return cells(coordinates, seeds);
  }

  private Set<Cell> cells(List<Double> coordinates, List<Long> seeds) {
    Set<Cell> cells = new LinkedHashSet<>();
    for (long seed : seeds) {
      cells.add(group.he(seed));
      for (double coordinate : coordinates) {
        cells.add(group.cell(coordinate, seed));
      }
    }
    return cells;
  }
}
