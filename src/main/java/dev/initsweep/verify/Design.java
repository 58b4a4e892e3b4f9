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
 * The first stage of refinement: where the points of a group go. Only pilots and scouts decide,
 * whose seeds count for nothing else, so that the place of the points owes nothing to the seeds
 * that are judged at them.
 *
 * <p>Six points, the least that a local quartic needs, around the optimum of the pilots. The
 * flatter their curve, the wider the interval of the optimum will be, and the further the points
 * reach, so that it lies among them.
 */
public final class Design {

  /** Of the points from their middle, where the outer ones lie at 1. */
  private static final double[] OFFSETS = {-1, -.64, -.24, .24, .64, 1};

  /** Of the outer points from the middle, in windows. */
  private static final double LEAST_REACH = 1.25;

  private static final double MOST_REACH = 1.75;

  /** Of the log loss from the middle to the outer points, if the reach allows: to e times. */
  private static final double RISE = 1;

  /**
   * How far above the pilots' optimum the middle of the points lies, as a share of their reach.
   * Loss rises faster above its optimum than below, so that the fit to the few and distant points
   * of the pilots finds it too low.
   */
  private static final double ABOVE = 1.0 / 16;

  /** How far points keep away from where pilots diverge, in steps of these. */
  private static final double FROM_DIVERGENCE = .25;

  /** How many points a refined group has beside He's and the predictions'. */
  public static final int POINTS = OFFSETS.length;

  private Design() {}

  /**
   * The coordinates of the points, ascending; empty where no pilot seed is complete. The pilots'
   * optimum is found as a group's is.
   *
   * @param plan of a refined group; its coordinates bound those of the points
   * @param pilots results, among them those of the plan's pilots and {@link Scouts}
   */
  public static Optional<List<Double>> coordinates(GroupPlan plan, Collection<CellResult> pilots) {
    return around(
        Located.find(
            Scouts.joined(plan, pilots),
            grid(Scouts.ofPilots(plan)),
            plan.verdict().window(),
            plan.verdict().confidence(),
            plan.verdict().biasAllowance()),
        plan);
  }

  private static Optional<List<Double>> around(Located pilots, GroupPlan plan) {
    if (pilots.argmin().isEmpty()) {
      return Optional.empty();
    }
    double optimum = pilots.argmin().get().estimate();
    double[] grid = grid(plan);
    Interval admissible = admissible(pilots.complete(), optimum);
    double from = Math.max(grid[0], admissible.low());
    double to = Math.min(grid[grid.length - 1], admissible.high());
    double reach = Math.min(reach(pilots, optimum, plan.verdict().window()), (to - from) / 2);
    double middle = Math.max(from + reach, Math.min(to - reach, optimum + ABOVE * reach));
    return Optional.of(
        Arrays.stream(OFFSETS)
            .map(offset -> rounded(middle + offset * reach))
            .mapToObj(x -> Identity.canonical(coordinate(x, plan)))
            .toList());
  }

  private static double reach(Located pilots, double optimum, double window) {
    double reach = LEAST_REACH * window;
    if (pilots.fit().isPresent()) {
      FittedCurve fit = pilots.fit().get();
      while (reach < MOST_REACH * window && rise(fit, optimum, reach) < RISE) {
        reach += window / 32;
      }
    }
    return reach;
  }

  /** On the average of both sides. */
  private static double rise(FittedCurve fit, double optimum, double reach) {
    return (fit.meanValueAt(optimum - reach) + fit.meanValueAt(optimum + reach)) / 2
        - fit.meanValueAt(optimum);
  }

  /** Where pilots do not diverge; unbounded where none does. */
  private static Interval admissible(Curves pilots, double optimum) {
    double[] x = pilots.x();
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    for (int p = 1; p < x.length; p++) {
      if (pilots.admissible(p) != pilots.admissible(p - 1)) {
        double inside = (x[p] - x[p - 1]) * FROM_DIVERGENCE;
        if (x[p] <= optimum) {
          low = x[p] + inside;
        } else if (x[p - 1] >= optimum && high == Double.POSITIVE_INFINITY) {
          high = x[p - 1] - inside;
        }
      }
    }
    return new Interval(low, Math.max(low, high));
  }

  /** To 1/64 octave, as predictions are, so that a last bit does not make new cells. */
  private static double rounded(double x) {
    return Math.rint(x * 64) / 64;
  }

  private static double[] grid(GroupPlan plan) {
    return GroupData.of(plan, List.of(), List.of()).grid();
  }

  private static double coordinate(double x, GroupPlan plan) {
    return plan.group()
        .axis()
        .coordinate(StrictMath.pow(2, x), plan.group().setting().architecture());
  }
}
