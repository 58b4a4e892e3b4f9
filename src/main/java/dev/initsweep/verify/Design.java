package dev.initsweep.verify;

import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.Interval;
import dev.initsweep.plan.GroupPlan;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The first stage of refinement: where the points of a group go. Only the pilots decide, whose
 * seeds count for nothing else, so that the place of the points owes nothing to the seeds that are
 * judged at them.
 *
 * <p>Six points, the least that a local quartic needs. Their distances from the pilots' optimum are
 * {@link #OFFSETS} times the window: near the best ones for the slope of a cubic at its centre
 * (half and the whole of the window), with the inner pair drawn in, since the pilots miss the
 * centre by some tenths of an octave.
 */
public final class Design {

  private static final double[] OFFSETS = {-1.225, -.8, -.35, .35, .8, 1.225};

  /** One pilot seed an octave is few and noisy: a fit twice as wide misses the optimum by less. */
  private static final double OF_PILOTS = 2;

  /** How many points a refined group has beside He's and the predictions'. */
  public static final int POINTS = OFFSETS.length;

  private Design() {}

  /**
   * The coordinates of the points, ascending; empty where no pilot seed is complete. The pilots'
   * optimum is found as a group's is.
   *
   * @param plan of a refined group; its coordinates bound those of the points
   * @param pilots results, among them those of the plan's pilots
   */
  public static Optional<List<Double>> coordinates(GroupPlan plan, Collection<CellResult> pilots) {
    GroupPlan ofPilots =
        new GroupPlan(
            plan.group(),
            plan.pilots().coordinates(),
            plan.pilots().seeds(),
            List.of(),
            plan.pilots(),
            plan.verdict());
    GroupData data = GroupData.of(ofPilots, pilots, List.of());
    return around(
        Located.find(
            CurvePoints.curves(data, data.readings()),
            data.grid(),
            plan.verdict().window() * OF_PILOTS,
            plan.verdict().confidence(),
            plan.verdict().biasAllowance()),
        plan);
  }

  private static Optional<List<Double>> around(Located pilots, GroupPlan plan) {
    if (pilots.argmin().isEmpty()) {
      return Optional.empty();
    }
    double[] grid = GroupData.of(plan, List.of(), List.of()).grid();
    Interval admissible = admissible(pilots);
    double from = Math.max(grid[0], admissible.low());
    double to = Math.min(grid[grid.length - 1], admissible.high());
    double reach = OFFSETS[POINTS - 1];
    double unit = Math.min(plan.verdict().window(), (to - from) / 2 / reach);
    double centre =
        Math.max(
            from + reach * unit, Math.min(to - reach * unit, pilots.argmin().get().estimate()));
    return Optional.of(
        Arrays.stream(OFFSETS)
            .map(offset -> rounded(centre + offset * unit))
            .mapToObj(x -> Identity.canonical(coordinate(x, plan)))
            .toList());
  }

  /** Half a step of the pilots inside of where they diverge; unbounded where they do not. */
  private static Interval admissible(Located pilots) {
    double[] x = pilots.complete().x();
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    double optimum = pilots.argmin().orElseThrow().estimate();
    for (int p = 1; p < x.length; p++) {
      if (pilots.complete().admissible(p) != pilots.complete().admissible(p - 1)) {
        double half = (x[p] - x[p - 1]) / 2;
        if (x[p] <= optimum) {
          low = x[p] + half;
        } else if (x[p - 1] >= optimum && high == Double.POSITIVE_INFINITY) {
          high = x[p - 1] - half;
        }
      }
    }
    return new Interval(low, Math.max(low, high));
  }

  /** To 1/64 octave, as predictions are, so that a last bit does not make new cells. */
  private static double rounded(double x) {
    return Math.rint(x * 64) / 64;
  }

  private static double coordinate(double x, GroupPlan plan) {
    return plan.group()
        .axis()
        .coordinate(StrictMath.pow(2, x), plan.group().setting().architecture());
  }
}
