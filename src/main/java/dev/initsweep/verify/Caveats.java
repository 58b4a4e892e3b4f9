package dev.initsweep.verify;

import dev.initsweep.cell.Interval;
import dev.initsweep.plan.RaceSettings;
import dev.initsweep.race.ComparisonWithBest;
import dev.initsweep.race.RacePoint;
import dev.initsweep.race.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says what to keep in mind of a group's optimum. */
final class Caveats {

  /** A training this many times worse than the others at its point lies far above them. */
  private static final double FAR = 5;

  private final GroupData data;
  private final Standing standing;

  private Caveats(GroupData data) {
    this.data = data;
    this.standing = data.standing();
  }

  /** All of them, one line; may be empty. */
  static String of(GroupData data) {
    return new Caveats(data).text();
  }

  private String text() {
    List<String> parts = new ArrayList<>();
    Optional<Interval> interval = standing.interval();
    int seeds = data.seeds().size();
    if (standing.compared() == 0) {
      parts.add("no seed has all points");
    } else if (interval.isEmpty()) {
      parts.add(
          standing.compared() < ComparisonWithBest.LEAST_SEEDS
              ? "%s, no interval: at least three are needed"
                  .formatted(
                      standing.compared() == 1
                          ? "one complete seed"
                          : standing.compared() + " complete seeds")
              : "no point may be the best");
    } else if (standing.compared() < seeds) {
      parts.add(
          String.format(Locale.ROOT, "%d of %d seeds are complete", standing.compared(), seeds));
    }
    if (isBesideAccepted(RacePoint.State.DIVERGED)) {
      parts.add("bounded by divergence");
    }
    interval.ifPresent(found -> parts.addAll(open(found)));
    if (standing.stretches().size() > 1) {
      parts.add("a second dip is not told apart: the optimum lies in " + stretches());
    }
    if (interval.isPresent() && widestGap() > RaceSettings.WIDEST_GAP + Standing.SAME) {
      parts.add(
          "trained points beside it lie %s octaves apart: a dip between them would not be seen"
              .formatted(Places.rounded(widestGap())));
    }
    String errs = errs();
    if (!errs.isEmpty()) {
      parts.add(errs);
    }
    double total = data.plan().race().total();
    double level = total * (1 - data.plan().verdict().confidence());
    if (total < 1 - Standing.SAME) {
      parts.add(
          "a further look at a grid whose verdict was read: its error rate is "
              + Places.rounded(level));
    }
    if (total > 1 + Standing.SAME) {
      parts.add(
          "the plan grew after its verdict was read: all looks together err at most %s of the time"
              .formatted(Places.rounded(level)));
    }
    return String.join("; ", parts);
  }

  private List<String> open(Interval interval) {
    List<String> parts = new ArrayList<>();
    if (Double.isInfinite(interval.low())) {
      parts.add("not bounded below");
    }
    if (Double.isInfinite(interval.high())) {
      parts.add("not bounded above");
    }
    return parts;
  }

  private String stretches() {
    return standing.stretches().stream()
        .map(
            stretch ->
                symbol()
                    + " = "
                    + data.places().text(stretch.low())
                    + " to "
                    + data.places().text(stretch.high()))
        .collect(Collectors.joining(" or "));
  }

  /** Positions of the points that take part. */
  private int[] read() {
    return IntStream.range(0, standing.points().size())
        .filter(p -> standing.points().get(p).state() != RacePoint.State.UNREAD)
        .toArray();
  }

  private boolean isAccepted(int point) {
    return standing.points().get(point).state() == RacePoint.State.ACCEPTED;
  }

  /** Positions of the points that may be the best and of their neighbours. */
  private List<Integer> around() {
    int[] read = read();
    return IntStream.range(0, read.length)
        .filter(
            i ->
                isAccepted(read[i])
                    || (i > 0 && isAccepted(read[i - 1]))
                    || (i < read.length - 1 && isAccepted(read[i + 1])))
        .mapToObj(i -> read[i])
        .toList();
  }

  private boolean isBesideAccepted(RacePoint.State state) {
    return around().stream().anyMatch(p -> standing.points().get(p).state() == state);
  }

  private double widestGap() {
    int[] read = read();
    return IntStream.range(1, read.length)
        .filter(i -> isAccepted(read[i]) || isAccepted(read[i - 1]))
        .mapToDouble(
            i -> standing.points().get(read[i]).x() - standing.points().get(read[i - 1]).x())
        .max()
        .orElse(0);
  }

  /**
   * Returns a caveat where some but not most trainings fail. There rare seeds may make the mean,
   * and verdicts err.
   */
  private String errs() {
    String places =
        around().stream()
            .filter(this::hasRareFailures)
            .map(p -> data.places().text(standing.points().get(p).x()))
            .collect(Collectors.joining(", "));
    return places.isEmpty()
        ? ""
        : "some trainings diverged or lie far above the others at %s = %s: such verdicts err more often"
            .formatted(symbol(), places);
  }

  private boolean hasRareFailures(int point) {
    int done = standing.curves().done(point);
    int diverged = standing.curves().diverged(point);
    if (diverged > 0) {
      return 2 * diverged <= done;
    }
    int least = standing.leastPoint().orElse(point);
    double[] above =
        Arrays.stream(standing.curves().log())
            .mapToDouble(row -> row[point] - row[least])
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    return above.length > 2
        && above[above.length - 1] - above[(above.length - 1) / 2] > Math.log(FAR);
  }

  private String symbol() {
    return data.plan().group().axis().symbol();
  }
}
