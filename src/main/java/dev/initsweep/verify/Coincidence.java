package dev.initsweep.verify;

import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Prediction;
import dev.initsweep.race.Band;
import dev.initsweep.race.RacePoint;
import dev.initsweep.race.Standing;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Claim 1: whether the empirical optimum lies within the margin of a prediction on the axis. */
final class Coincidence {

  static final String METHOD =
      "inclusion of the points that may be the best in the margin (Schuirmann 1987), comparison with"
          + " the best of the others (Hsu 1984; Hansen, Lunde and Nason 2011)";

  /** This is the effect times the root of the seeds, of a t-test with a power of about .8. */
  private static final double DETECTED = 2.5;

  private static final int MOST_SEEDS = 1000;

  private final GroupData data;
  private final Standing standing;
  private final String caveat;

  /**
   * Judges by a group's data.
   *
   * @param caveat what holds of the group's optimum, and so of every verdict
   */
  Coincidence(GroupData data, String caveat) {
    this.data = data;
    this.standing = data.standing();
    this.caveat = caveat;
  }

  ClaimResult judge(Prediction prediction) {
    Optional<Band> found = data.band(prediction);
    if (found.isEmpty()) {
      return ClaimResult.bare(
          Conclusion.NOT_ON_AXIS, METHOD, "the predicted scales are no point of this axis");
    }
    Optional<Interval> interval = standing.interval();
    if (interval.isEmpty()) {
      return ClaimResult.bare(Conclusion.INCONCLUSIVE, METHOD, caveat);
    }
    Band band = found.get();
    Conclusion conclusion = standing.conclude(band);
    boolean isOpen = conclusion == Conclusion.INCONCLUSIVE || conclusion == Conclusion.WIDEN_GRID;
    Optional<RacePoint> end = isOpen ? lastInTheWay(band) : Optional.empty();
    OptionalInt seeds = end.map(this::furtherSeeds).orElse(OptionalInt.empty());
    return new ClaimResult(
        conclusion,
        Optional.of(difference(interval.get(), band)),
        isOpen ? OptionalDouble.empty() : OptionalDouble.of(pValue(conclusion, band)),
        seeds,
        METHOD,
        isOpen ? joined(reason(conclusion, band, end), caveat) : caveat);
  }

  private static String joined(String first, String second) {
    return first.isEmpty() || second.isEmpty() ? first + second : first + "; " + second;
  }

  /** Optimum less prediction: its ends are those of the one interval less those of the other. */
  private Estimate difference(Interval interval, Band band) {
    double least = standing.points().get(standing.leastPoint().orElseThrow()).x();
    return new Estimate(
        least - band.predicted(),
        new Interval(interval.low() - band.own().high(), interval.high() - band.own().low()));
  }

  /** The largest p-value of the points that had to be rejected, which is the test's own. */
  private double pValue(Conclusion conclusion, Band band) {
    return standing.points().stream()
        .filter(
            point ->
                conclusion == Conclusion.COINCIDES
                    ? point.x() <= band.innerLow() + Standing.SAME
                        || point.x() >= band.innerHigh() - Standing.SAME
                    : point.x() >= band.outerLow() - Standing.SAME
                        && point.x() <= band.outerHigh() + Standing.SAME)
        .filter(point -> point.state().isRejected())
        .mapToDouble(RacePoint::pValue)
        .max()
        .orElse(1);
  }

  /**
   * Finds the point that would be rejected last, of those that stand in the way of the nearer
   * verdict. Where the least point lies within the margin, these are points beyond it; else points
   * within it.
   */
  private Optional<RacePoint> lastInTheWay(Band band) {
    if (standing.leastPoint().isEmpty()) {
      return Optional.empty();
    }
    boolean inside = isWithin(standing.points().get(standing.leastPoint().getAsInt()), band);
    return standing.accepted().stream()
        .map(standing.points()::get)
        .filter(point -> isWithin(point, band) != inside)
        .min(Comparator.comparingDouble(RacePoint::effect));
  }

  private static boolean isWithin(RacePoint point, Band band) {
    return Math.abs(point.x() - band.predicted()) < band.margin();
  }

  private OptionalInt furtherSeeds(RacePoint point) {
    double all = Math.ceil(Math.pow(DETECTED / point.effect(), 2));
    int more = (int) Math.min(MOST_SEEDS + 1, all) - point.compared();
    return point.effect() > 0 && more <= MOST_SEEDS - point.compared()
        ? OptionalInt.of(Math.max(1, more))
        : OptionalInt.empty();
  }

  private String reason(Conclusion conclusion, Band band, Optional<RacePoint> end) {
    if (conclusion == Conclusion.WIDEN_GRID) {
      return unbounded();
    }
    if (band.isTooWide()) {
      return "the prediction's own interval is wider than the margin: more pilots' seeds";
    }
    if (end.isPresent()) {
      return String.format(
          Locale.ROOT,
          "%s is not rejected: its effect is %.2f over %d seeds",
          text(end.get().x()),
          end.get().effect(),
          end.get().compared());
    }
    List<Double> ends = List.of(band.innerLow(), band.innerHigh());
    if (standing.isRace() && ends.stream().anyMatch(x -> !data.exists(x))) {
      return "the axis has no point a margin from the prediction";
    }
    return "the trained points beside the optimum lie too far apart for the margin";
  }

  private String unbounded() {
    Interval interval = standing.interval().orElseThrow();
    List<RacePoint> points = standing.points();
    return "the optimum is not bounded: widen the grid"
        + (Double.isInfinite(interval.low()) ? " below " + text(points.get(0).x()) : "")
        + (Double.isInfinite(interval.high())
            ? " above " + text(points.get(points.size() - 1).x())
            : "")
        + ", or take more seeds";
  }

  private String text(double x) {
    return data.plan().group().axis().symbol() + " = " + data.places().text(x);
  }
}
