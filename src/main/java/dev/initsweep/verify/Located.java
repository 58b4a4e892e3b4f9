package dev.initsweep.verify;

import dev.initsweep.cell.Interval;
import java.util.Arrays;
import java.util.Optional;

/**
 * The empirical optimum of a group on the common abscissa, log2 of r.
 *
 * @param complete the complete cases within the grid's range, on which everything rests
 * @param fit the local quartic; empty where there are too few points or no seed
 * @param argmin estimate and interval; empty where there is no complete seed
 * @param caveat one line; may be empty
 */
record Located(
    Curves complete, Optional<FittedCurve> fit, Optional<ArgminInterval> argmin, String caveat) {

  /**
   * @param curves all readings
   * @param grid abscissae of the grid's own points, ascending
   * @param window half-width of the fit
   */
  static Located find(
      Curves curves, double[] grid, double window, double confidence, double biasAllowance) {
    Curves complete = within(curves, grid[0], grid[grid.length - 1]).complete();
    if (complete.seeds().isEmpty() || complete.points() == 0) {
      return new Located(
          complete, Optional.empty(), Optional.empty(), "no seed has all points of the grid");
    }
    int[] region = admissibleRegion(complete);
    if (region.length == 0) {
      return new Located(
          complete, Optional.empty(), Optional.empty(), "at every point most trainings diverged");
    }
    Curves admissible = complete.points(region[0], region[1]);
    double[] own =
        Arrays.stream(admissible.x())
            .filter(x -> Arrays.stream(grid).anyMatch(g -> Math.abs(g - x) < 1e-9))
            .toArray();
    if (own.length < LocalQuartic.LEAST_POINTS) {
      int least = admissible.leastPoint();
      return new Located(
          complete,
          Optional.empty(),
          Optional.of(
              new ArgminInterval(
                  admissible.x()[least], Optional.empty(), edge(least, admissible.points()))),
          "%d points are too few for an interval (%d are needed)"
              .formatted(own.length, LocalQuartic.LEAST_POINTS));
    }
    FittedCurve fit = FittedCurve.of(admissible.x(), admissible.log(), own, window);
    ArgminInterval argmin = ArgminInterval.of(fit, confidence, biasAllowance);
    return new Located(
        complete,
        Optional.of(fit),
        Optional.of(walled(argmin, complete, region)),
        caveat(curves, complete, argmin, region));
  }

  private static Curves within(Curves curves, double from, double to) {
    int first = 0;
    while (first < curves.points() && curves.x()[first] < from - 1e-9) {
      first++;
    }
    int end = curves.points();
    while (end > first && curves.x()[end - 1] > to + 1e-9) {
      end--;
    }
    return curves.points(first, end);
  }

  /** Start and end (exclusive) of the admissible points around the least one; empty if none is. */
  private static int[] admissibleRegion(Curves curves) {
    int least = -1;
    for (int p = 0; p < curves.points(); p++) {
      if (curves.admissible(p) && (least < 0 || curves.mean(p) < curves.mean(least))) {
        least = p;
      }
    }
    if (least < 0) {
      return new int[0];
    }
    int from = least;
    while (from > 0 && curves.admissible(from - 1)) {
      from--;
    }
    int to = least + 1;
    while (to < curves.points() && curves.admissible(to)) {
      to++;
    }
    return new int[] {from, to};
  }

  private static Optional<Side> edge(int point, int points) {
    return point == 0
        ? Optional.of(Side.BELOW)
        : point == points - 1 ? Optional.of(Side.ABOVE) : Optional.empty();
  }

  /** Where most trainings diverge the optimum cannot be: such a point bounds the interval. */
  private static ArgminInterval walled(ArgminInterval argmin, Curves complete, int[] region) {
    boolean below = region[0] > 0;
    boolean above = region[1] < complete.points();
    Optional<Interval> interval =
        argmin
            .interval()
            .map(
                i ->
                    new Interval(
                        below ? Math.max(i.low(), complete.x()[region[0] - 1]) : i.low(),
                        above ? Math.min(i.high(), complete.x()[region[1]]) : i.high()));
    Optional<Side> edge = argmin.edge().filter(side -> side == Side.BELOW ? !below : !above);
    return new ArgminInterval(argmin.estimate(), interval, edge);
  }

  private static String caveat(
      Curves curves, Curves complete, ArgminInterval argmin, int[] region) {
    int seeds = complete.seeds().size();
    StringBuilder text = new StringBuilder();
    if (seeds < 2) {
      text.append("one complete seed: no interval; ");
    } else if (seeds < curves.seeds().size()) {
      text.append("%d of %d seeds are complete; ".formatted(seeds, curves.seeds().size()));
    }
    if (region[1] - region[0] < complete.points()) {
      text.append("bounded by divergence; ");
    }
    argmin
        .edge()
        .ifPresent(
            side ->
                text.append("least at the grid's end: optimum ")
                    .append(side == Side.BELOW ? "at or below it; " : "at or above it; "));
    return text.length() == 0 ? "" : text.substring(0, text.length() - 2);
  }
}
