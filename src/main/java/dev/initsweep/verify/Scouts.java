package dev.initsweep.verify;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.plan.GroupPlan;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One more pilot seed for a refined group, trained only where it tells most of the optimum: at the
 * pilots' least point and its two neighbours. A single pilot seed misses the optimum by some tenths
 * of an octave, and what it is off at these three points is most of that.
 */
public final class Scouts {

  /** Trainings of a group. */
  public static final int POINTS = 3;

  private Scouts() {}

  /**
   * What is trained once the pilots are; none where no pilot seed is complete or has three points.
   *
   * @param plan of a refined group
   * @param pilots results, among them those of the plan's pilots
   */
  public static List<Cell> cells(GroupPlan plan, Collection<CellResult> pilots) {
    GroupData data = GroupData.of(ofPilots(plan), pilots, List.of());
    return cells(plan, data, complete(data));
  }

  private static List<Cell> cells(GroupPlan plan, GroupData data, Curves complete) {
    if (complete.seeds().isEmpty() || complete.points() < POINTS) {
      return List.of();
    }
    long seed = Cell.FIRST_PILOT_SEED + plan.pilots().seedCount();
    int first = first(complete);
    return data.points().stream()
        .filter(point -> complete.indexOf(point.x()) >= first)
        .limit(POINTS)
        .map(point -> new Cell(plan.group().setting(), point.scales(), seed))
        .toList();
  }

  /** The first of three points of which the least is the middle one, unless it is at an end. */
  private static int first(Curves complete) {
    return Math.max(0, Math.min(complete.points() - POINTS, complete.leastPoint() - 1));
  }

  /**
   * The pilots' mean curve, into which the scouts are averaged if all of them are there. A seed's
   * losses lie higher or lower as a whole; by how much is taken from the three points.
   */
  static Curves joined(GroupPlan plan, Collection<CellResult> results) {
    GroupData data = GroupData.of(ofPilots(plan), results, List.of());
    Curves complete = complete(data);
    double[] mean = IntStream.range(0, complete.points()).mapToDouble(complete::mean).toArray();
    boolean[] diverged = new boolean[mean.length];
    for (int p = 0; p < mean.length; p++) {
      diverged[p] = !complete.admissible(p);
    }
    double[] scouts = readings(cells(plan, data, complete), plan, results);
    if (scouts.length == POINTS) {
      int first = first(complete);
      double shift =
          IntStream.range(0, POINTS).mapToDouble(i -> scouts[i] - mean[first + i]).sum() / POINTS;
      int seeds = complete.seeds().size();
      for (int i = 0; i < POINTS; i++) {
        mean[first + i] += (scouts[i] - shift - mean[first + i]) / (seeds + 1);
      }
    }
    return new Curves(
        complete.x(),
        complete.seeds().stream().limit(1).toList(),
        complete.seeds().isEmpty() ? new double[0][] : new double[][] {mean},
        complete.seeds().isEmpty() ? new boolean[0][] : new boolean[][] {diverged});
  }

  /** Logs of the scouts' metric that are there, in order of their points. */
  private static double[] readings(
      List<Cell> scouts, GroupPlan plan, Collection<CellResult> results) {
    Map<Cell, CellResult> byCell = new HashMap<>();
    results.forEach(result -> byCell.putIfAbsent(result.cell(), result));
    int classes = plan.group().setting().architecture().classes();
    return scouts.stream()
        .flatMap(cell -> Stream.ofNullable(byCell.get(cell)))
        .map(result -> Reading.of(result.outcome(), plan.verdict(), classes))
        .flatMap(Optional::stream)
        .mapToDouble(Reading::log)
        .toArray();
  }

  private static Curves complete(GroupData data) {
    return CurvePoints.curves(data, data.readings()).complete();
  }

  /** The pilots as a group of their own. */
  static GroupPlan ofPilots(GroupPlan plan) {
    return plan.grid(plan.pilots().coordinates(), plan.pilots().seeds());
  }
}
