package dev.initsweep.flow;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Plural;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.RaceSettings;
import dev.initsweep.race.ComparisonWithBest;
import dev.initsweep.theory.Predictors;
import dev.initsweep.train.Engine;
import dev.initsweep.train.Engines;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
 * @param notes what the plan cannot give, in a sentence each
 */
public record DryRun(
    List<GroupLine> groups,
    long pilotCells,
    long leastCells,
    long mostCells,
    double leastFlops,
    double mostFlops,
    double leastSeconds,
    double mostSeconds,
    List<String> notes) {

  /** Takes copies. */
  public DryRun {
    groups = List.copyOf(groups);
    notes = List.copyOf(notes);
  }

  /**
   * This is what a cell takes of a core beside its products: a row, its share of a file, of rounds
   * and of judging. It is what counts where networks are tiny.
   */
  private static final double SECONDS_PER_CELL = .04;

  /** This is what a core does in a second of training; the order of magnitude is what counts. */
  private static final double FLOPS_PER_SECOND = 4e10;

  private static final int LEAST_POINTS = 3;

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
        seconds(leastFlops, least + pilots.size()) / cores,
        seconds(mostFlops, most + pilots.size()) / cores,
        notes(plan));
  }

  private static double seconds(double flops, long cells) {
    return flops / FLOPS_PER_SECOND + cells * SECONDS_PER_CELL;
  }

  /** Returns the greatest number of cells that the races of a plan may ask for, pilots apart. */
  static long mostCells(Plan plan) {
    return plan.groups().stream().mapToLong(group -> Sizes.of(group).most()).sum();
  }

  /** Says what verdicts cannot come of a plan, a sentence a reason. */
  public static List<String> notes(Plan plan) {
    Set<String> notes = new LinkedHashSet<>();
    for (GroupPlan group : plan.groups()) {
      int points = group.coordinates().size();
      if (points > 0 && points < LEAST_POINTS) {
        notes.add(
            String.format(
                Locale.ROOT,
                "a grid of %s is too few for an interval of the optimum, which a rejected point has"
                    + " to bound on either side (expected at least %d points)",
                Plural.of(points, "point"),
                LEAST_POINTS));
      }
      if (group.seeds().size() < ComparisonWithBest.LEAST_SEEDS) {
        notes.add(
            String.format(
                Locale.ROOT,
                "no verdict on claim 1 can come of %s (expected at least %d seeds)",
                Plural.of(group.seeds().size(), "seed"),
                ComparisonWithBest.LEAST_SEEDS));
      }
    }
    return List.copyOf(notes);
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
