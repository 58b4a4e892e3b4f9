package dev.initsweep.flow;

import dev.initsweep.cell.Cell;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.RaceSettings;
import dev.initsweep.theory.Predictors;
import dev.initsweep.train.Engine;
import dev.initsweep.train.Engines;
import java.util.List;
import java.util.Set;

/**
 * Says what a run of a plan would do, were nothing done yet. A race ends when its verdicts are
 * decided: what is known before are the least and the greatest number of its cells.
 *
 * @param groups one line each
 * @param pilotCells distinct cells that predictors learn from
 * @param leastCells where every group is decided at its first look and adds no point
 * @param mostCells where every group goes to its last look with points at the resolution everywhere
 * @param leastFlops floating-point operations of the least, pilots among them
 * @param mostFlops of the most
 * @param leastSeconds on all cores of this machine, by a guess of a core's speed
 * @param mostSeconds the same for the most
 */
public record DryRun(
    List<GroupLine> groups,
    long pilotCells,
    long leastCells,
    long mostCells,
    double leastFlops,
    double mostFlops,
    double leastSeconds,
    double mostSeconds) {

  /** This is what a core does in a second of training; the order of magnitude is what counts. */
  private static final double FLOPS_PER_SECOND = 4e10;

  /**
   * Holds a group's size.
   *
   * @param points of the grid, before any is added
   * @param looks numbers of seeds at which it is judged
   */
  public record GroupLine(String title, int points, List<Integer> looks, int predictors) {
    public GroupLine {
      looks = List.copyOf(looks);
    }
  }

  /** Counts the cells of a plan and their cost. */
  public static DryRun of(Plan plan) {
    Engine engine = Engines.named(plan.run().engine());
    Set<Cell> pilots = Predictors.standard().pilotCells(plan);
    double flops = pilots.stream().mapToDouble(engine::flops).sum();
    double leastFlops = flops;
    double mostFlops = flops;
    long least = 0;
    long most = 0;
    for (GroupPlan group : plan.groups()) {
      Sizes sizes = Sizes.of(group);
      double ofCell = engine.flops(group.group().he(0));
      least += sizes.least();
      most += sizes.most();
      leastFlops += sizes.least() * ofCell;
      mostFlops += sizes.most() * ofCell;
    }
    int cores = Runtime.getRuntime().availableProcessors();
    return new DryRun(
        plan.groups().stream()
            .map(
                group ->
                    new GroupLine(
                        group.group().title(),
                        group.coordinates().size(),
                        group.race().looks(),
                        group.predictors().size()))
            .toList(),
        pilots.size(),
        least,
        most,
        leastFlops,
        mostFlops,
        leastFlops / FLOPS_PER_SECOND / cores,
        mostFlops / FLOPS_PER_SECOND / cores);
  }

  /** The least and the greatest number of a group's cells, He's and the predictions' among them. */
  private record Sizes(long least, long most) {

    static Sizes of(GroupPlan group) {
      RaceSettings race = group.race();
      int points = group.coordinates().size();
      // He's point, and of each prediction its own and the two ends of its margin.
      long more = 1L + (race.untilDecided() ? 3L : 1L) * group.predictors().size();
      long all = more + (points == 0 ? 0 : 1);
      for (int p = 1; p < points; p++) {
        double gap = octaves(group, p) - octaves(group, p - 1);
        double halvings =
            race.untilDecided()
                ? Math.ceil(StrictMath.log(gap / race.resolution()) / StrictMath.log(2) - 1e-9)
                : 0;
        all += (long) StrictMath.pow(2, Math.max(0, halvings));
      }
      long distinct = group.gridCells().size() / group.seeds().size();
      return new Sizes(distinct * race.looks().get(0), all * race.seeds());
    }

    private static double octaves(GroupPlan group, int point) {
      double ratio =
          group
              .group()
              .axis()
              .ratioToHe(group.coordinates().get(point), group.group().setting().architecture());
      return StrictMath.log(ratio) / StrictMath.log(2);
    }
  }
}
