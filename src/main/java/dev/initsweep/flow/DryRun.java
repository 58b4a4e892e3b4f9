package dev.initsweep.flow;

import dev.initsweep.cell.Cell;
import dev.initsweep.plan.CostModel;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.verify.Design;
import dev.initsweep.verify.Scouts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run of a plan would do, were nothing done yet.
 *
 * @param groups one line each
 * @param pilotCells distinct cells that predictors learn from and that place the points of refined
 *     groups
 * @param gridCells distinct cells of the grids and of He's scales; of refined groups the most that
 *     their points can need
 * @param predictionCells at most so many more cells, at the predictions
 * @param flops floating-point operations of all of them
 * @param seconds on all cores of this machine, by a guess of a core's speed
 */
public record DryRun(
    List<GroupLine> groups,
    int pilotCells,
    int gridCells,
    int predictionCells,
    double flops,
    double seconds) {

  /** What a core does in a second of training; the order of magnitude is what counts. */
  private static final double FLOPS_PER_SECOND = 4e10;

  /** A group's size. */
  public record GroupLine(String title, int points, int seeds, int predictors) {}

  /** Counts the cells of a plan and their cost. */
  public static DryRun of(Plan plan) {
    Set<Cell> pilots = SweepFlow.pilotCells(plan);
    Set<Cell> grid = new HashSet<>();
    int predicted = 0;
    int scouts = 0;
    double flops = pilots.stream().mapToDouble(CostModel::flops).sum();
    for (GroupPlan whole : plan.groups()) {
      GroupPlan group = whole.refinement().isPresent() ? anyDesign(whole) : whole;
      Set<Cell> cells = group.gridCells();
      grid.addAll(cells);
      int more = group.predictors().size() * group.seeds().size();
      predicted += more;
      int ofScouts = group.refinement().isPresent() ? Scouts.POINTS : 0;
      scouts += ofScouts;
      flops += (more + ofScouts) * CostModel.flops(cells.iterator().next());
    }
    flops += grid.stream().mapToDouble(CostModel::flops).sum();
    return new DryRun(
        plan.groups().stream()
            .map(
                group ->
                    new GroupLine(
                        group.group().title(),
                        group.refinement().isPresent() ? Design.POINTS : group.coordinates().size(),
                        group.seeds().size(),
                        group.predictors().size()))
            .toList(),
        pilots.size() + scouts,
        grid.size(),
        predicted,
        flops,
        flops / FLOPS_PER_SECOND / Runtime.getRuntime().availableProcessors());
  }

  /** As many points as a refined group will have, with the seeds of its last look. */
  private static GroupPlan anyDesign(GroupPlan whole) {
    List<Double> points = whole.coordinates();
    return whole.at(
        points.subList(0, Math.min(Design.POINTS, points.size())), whole.seeds().size());
  }
}
