package dev.initsweep.race;

import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Says how a race stands at a look. It tells which trained points may be the best, and what that
 * says of the predictions. Interval and claim 1 are read from the same points, so that they cannot
 * contradict each other.
 *
 * @param points all trained points that lie on the axis, by x
 * @param curves the readings at the points, in the same order, of the look's seeds
 * @param compared how many seeds have all points that were compared
 * @param look the number of the look, from 0
 * @param isRace whether points may be added
 * @param isOver whether nothing is left to be trained
 * @param missing what is to be trained next
 */
public record Standing(
    List<RacePoint> points,
    Curves curves,
    int compared,
    int look,
    boolean isRace,
    boolean isOver,
    List<Missing> missing) {

  /** Two places closer than this are one. */
  public static final double SAME = 1e-9;

  /**
   * Names missing trainings at one place.
   *
   * @param x log2 of r
   * @param from the first of the group's seeds, counted from 0
   * @param to the seed after the last
   */
  public record Missing(double x, int from, int to) {}

  /** Takes copies. */
  public Standing {
    points = List.copyOf(points);
    missing = List.copyOf(missing);
  }

  /** Positions of the points that may be the best. */
  public List<Integer> accepted() {
    List<Integer> accepted = new ArrayList<>();
    for (int p = 0; p < points.size(); p++) {
      if (points.get(p).state() == RacePoint.State.ACCEPTED) {
        accepted.add(p);
      }
    }
    return accepted;
  }

  /**
   * Returns the stretches of the axis in which the optimum may lie. There is one around each run of
   * points that may be the best, from the rejected point below to that above; infinite where there
   * is none.
   */
  public List<Interval> stretches() {
    List<Interval> stretches = new ArrayList<>();
    double below = Double.NEGATIVE_INFINITY;
    boolean inside = false;
    for (RacePoint point : points) {
      if (point.state() == RacePoint.State.ACCEPTED) {
        inside = true;
      } else if (point.state().isRejected()) {
        if (inside) {
          stretches.add(new Interval(below, point.x()));
        }
        inside = false;
        below = point.x();
      }
    }
    if (inside) {
      stretches.add(new Interval(below, Double.POSITIVE_INFINITY));
    }
    return stretches;
  }

  /**
   * Returns the interval from the first stretch to the last; empty where no point may be the best.
   */
  public Optional<Interval> interval() {
    List<Interval> stretches = stretches();
    return stretches.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Interval(stretches.get(0).low(), stretches.get(stretches.size() - 1).high()));
  }

  /** Positions of the points that the look compared with each other. */
  public IntStream comparedPoints() {
    return IntStream.range(0, points.size())
        .filter(p -> points.get(p).look() == look)
        .filter(
            p ->
                points.get(p).state() == RacePoint.State.ACCEPTED
                    || points.get(p).state() == RacePoint.State.REJECTED);
  }

  /**
   * Returns the position of the point with the least mean, of those that may be the best. The mean
   * is over the seeds that have all of them. Where too few seeds allow no comparison, the point is
   * of all that have trainings.
   */
  public OptionalInt leastPoint() {
    List<Integer> accepted = accepted();
    int[] from =
        accepted.isEmpty()
            ? IntStream.range(0, points.size())
                .filter(p -> points.get(p).state() != RacePoint.State.DIVERGED)
                .toArray()
            : accepted.stream().mapToInt(p -> p).toArray();
    Curves complete = curves.only(from).complete();
    if (complete.points() == 0 || complete.seeds().isEmpty()) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(curves.indexOf(complete.x()[complete.leastPoint()]));
  }

  /** Geometric mean of the metric at a point, over the seeds that have it. */
  public double mean(int point) {
    return Math.exp(
        Arrays.stream(curves.log())
            .mapToDouble(row -> row[point])
            .filter(log -> !Double.isNaN(log))
            .average()
            .orElse(Double.NaN));
  }

  /** Tells whether a place is a trained point. */
  boolean has(double x) {
    return points.stream().anyMatch(point -> Math.abs(point.x() - x) < SAME);
  }

  /** Concludes claim 1 for one prediction. */
  public Conclusion conclude(Band band) {
    Optional<Interval> interval = interval();
    if (interval.isEmpty()) {
      return Conclusion.INCONCLUSIVE;
    }
    boolean inside =
        interval.get().low() >= band.innerLow() - SAME
            && interval.get().high() <= band.innerHigh() + SAME;
    if (inside && isTrained(band.innerLow(), band.innerHigh())) {
      return Conclusion.COINCIDES;
    }
    boolean outside =
        stretches().stream()
            .allMatch(
                stretch ->
                    stretch.high() <= band.outerLow() + SAME
                        || stretch.low() >= band.outerHigh() - SAME);
    if (outside && isTrained(band.outerLow(), band.outerHigh())) {
      return Conclusion.DIFFERS;
    }
    return interval.get().isBounded() ? Conclusion.INCONCLUSIVE : Conclusion.WIDEN_GRID;
  }

  /** A race trains the ends of a band before it decides; a grid has what it has. */
  private boolean isTrained(double low, double high) {
    return !isRace || (has(low) && has(high));
  }
}
