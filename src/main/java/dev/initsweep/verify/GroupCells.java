package dev.initsweep.verify;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellReading;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.race.Standing;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Holds what a group trains, decided in this one place.
 *
 * @param cells of the look that the group stands at, those of earlier looks among them
 * @param missing what is to be trained next; none where the group needs nothing more
 * @param standing how its race stands
 */
public record GroupCells(Set<Cell> cells, Set<Cell> missing, Standing standing) {

  /**
   * Goes through a group's race as far as its trainings go.
   *
   * @param readings of this and any other group; only what the plan asks for is looked at
   * @param predictions of the group, with the roots of its own seeds
   */
  public static GroupCells of(
      GroupPlan plan, Collection<CellReading> readings, List<Prediction> predictions) {
    GroupRace race = new GroupRace(plan, readings, predictions);
    return new GroupCells(race.cells(), race.missing(), race.standing());
  }
}
