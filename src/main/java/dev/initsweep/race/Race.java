package dev.initsweep.race;

import dev.initsweep.cell.Conclusion;
import dev.initsweep.plan.RaceSettings;
import dev.initsweep.statistics.MeanEstimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs the race of a group's points (docs/verdicts.md). At growing numbers of seeds the points are
 * compared with the best of the others, those that are not the best are trained no further, and
 * gaps beside those that may be are halved, until claim 1 of every prediction is decided.
 *
 * <p>What comes next is a function of the rules and the trainings alone, so that a run that was
 * killed at any moment finds its place again.
 */
public final class Race {

  private static final Set<Conclusion> DECIDED = Set.of(Conclusion.COINCIDES, Conclusion.DIFFERS);

  /** Gives the trainings of a group, by their place on the axis and the group's seeds. */
  public interface Trainings {

    /**
     * Returns what a training gave. It is empty where the training is not there yet, and {@link
     * Response#MISSING} where it failed.
     *
     * @param x log2 of r
     * @param seed of the group's seeds, counted from 0
     */
    Optional<Response> at(double x, int seed);

    /** Tells whether the axis has a place. */
    boolean exists(double x);
  }

  /**
   * Says where a race begins and by what rules it goes. Places are log2 of r.
   *
   * @param grid the plan's points, ascending
   * @param paired points that are trained with every seed, though rejected, since comparisons are
   *     paired there
   * @param bands of the predictions that claim 1 is judged of
   * @param rules looks, shares, resolution
   * @param errorRate of all looks together where the shares add up to 1, such as .05
   */
  public record Course(
      List<Double> grid,
      List<Double> paired,
      List<Band> bands,
      RaceSettings rules,
      double errorRate) {

    /** Takes copies. */
    public Course {
      grid = List.copyOf(grid);
      paired = List.copyOf(paired);
      bands = List.copyOf(bands);
    }

    /** The error rate of a look. */
    double level(int look) {
      return errorRate * rules.shares().get(look);
    }
  }

  /** Holds a point while the race runs. */
  private static final class Point {
    private final double x;
    private final boolean isAdded;
    private final boolean isPaired;
    private boolean isWaiting;
    private int required;
    private Response[] readings = new Response[0];
    private RacePoint.State state = RacePoint.State.UNREAD;
    private int look;
    private double effect = Double.NaN;
    private int compared;
    private double share = 1;

    Point(double x, boolean isAdded, boolean isPaired) {
      this.x = x;
      this.isAdded = isAdded;
      this.isPaired = isPaired;
      this.isWaiting = isPaired;
    }
  }

  private final Course course;
  private final Trainings trainings;
  private final List<Point> points = new ArrayList<>();

  private Race(Course course, Trainings trainings) {
    this.course = course;
    this.trainings = trainings;
    for (double x : course.paired()) {
      add(x, false, true);
    }
    for (double x : course.grid()) {
      add(x, false, false);
    }
    if (course.rules().untilDecided()) {
      for (int i = 1; i < course.grid().size(); i++) {
        halve(course.grid().get(i - 1), course.grid().get(i));
      }
    }
  }

  /** Runs the race as far as the trainings go. */
  public static Standing run(Course course, Trainings trainings) {
    return new Race(course, trainings).run();
  }

  private Standing run() {
    List<Integer> looks = course.rules().looks();
    Standing last = null;
    for (int look = 0; look < looks.size(); look++) {
      int seeds = looks.get(look);
      int from = look;
      List<Point> open = points.stream().filter(point -> isOpen(point, from)).toList();
      open.forEach(point -> point.required = seeds);
      points.stream().filter(point -> point.isPaired).forEach(point -> point.required = seeds);
      boolean grows = true;
      while (grows) {
        List<Standing.Missing> missing = read();
        if (!missing.isEmpty() && last != null) {
          return with(last, false, missing);
        }
        Standing now = compare(look, seeds);
        if (!missing.isEmpty()) {
          return with(now, false, missing);
        }
        grows = course.rules().untilDecided() && grow(now, seeds);
        if (!grows) {
          last = now;
        }
      }
      Standing here = last;
      if (course.bands().stream().allMatch(band -> DECIDED.contains(here.conclude(band)))) {
        break;
      }
    }
    return with(last, true, List.of());
  }

  private static Standing with(Standing s, boolean isOver, List<Standing.Missing> missing) {
    return new Standing(
        s.points(), s.curves(), s.compared(), s.look(), s.isRace(), isOver, missing);
  }

  /**
   * Tells whether a point takes part in a look. What an earlier look rejected does not; nor does a
   * prediction's own point that is none of the grid, until the gaps are halved: on a coarse grid it
   * would be nearer to its dip than any point is to another dip.
   */
  private static boolean isOpen(Point point, int look) {
    return !point.isWaiting && (!point.state.isRejected() || point.look == look);
  }

  /** Makes a place take part; false where it does already. */
  private boolean add(double x, boolean isAdded, boolean isPaired) {
    Optional<Point> there =
        points.stream().filter(point -> Math.abs(point.x - x) < Standing.SAME).findFirst();
    if (there.isPresent()) {
      boolean joins = there.get().isWaiting && !isPaired;
      there.get().isWaiting &= !joins;
      return joins;
    }
    points.add(new Point(x, isAdded, isPaired));
    points.sort(Comparator.comparingDouble(point -> point.x));
    return true;
  }

  /** Halves a gap of the plan's grid until it is no wider than a race allows. */
  private void halve(double low, double high) {
    if (high - low > RaceSettings.WIDEST_GAP + Standing.SAME) {
      double middle = (low + high) / 2;
      add(middle, true, false);
      halve(low, middle);
      halve(middle, high);
    }
  }

  /** Reads what is required; what is not there is missing. */
  private List<Standing.Missing> read() {
    List<Standing.Missing> missing = new ArrayList<>();
    for (Point point : points) {
      int before = point.readings.length;
      if (before < point.required) {
        point.readings = Arrays.copyOf(point.readings, point.required);
      }
      for (int seed = 0; seed < point.required; seed++) {
        if (point.readings[seed] == null) {
          int at = seed;
          trainings.at(point.x, seed).ifPresent(reading -> point.readings[at] = reading);
        }
      }
      int first =
          IntStream.range(0, point.required)
              .filter(seed -> point.readings[seed] == null)
              .findFirst()
              .orElse(point.required);
      if (first < point.required) {
        missing.add(new Standing.Missing(point.x, first, point.required));
      }
    }
    return missing;
  }

  /** Compares the points that take part in a look, each afresh. */
  private Standing compare(int look, int seeds) {
    List<Point> open = points.stream().filter(point -> isOpen(point, look)).toList();
    List<Point> contenders = new ArrayList<>();
    for (Point point : open) {
      point.look = look;
      point.effect = Double.NaN;
      long done = readings(point, seeds).filter(reading -> !reading.isMissing()).count();
      long diverged = readings(point, seeds).filter(Response::diverged).count();
      if (2 * done <= seeds) {
        point.state = RacePoint.State.UNREAD;
      } else if (2 * diverged > done) {
        point.state = RacePoint.State.DIVERGED;
      } else {
        point.state = RacePoint.State.ACCEPTED;
        contenders.add(point);
      }
    }
    double[][] complete =
        IntStream.range(0, seeds)
            .filter(seed -> contenders.stream().noneMatch(point -> isMissing(point, seed)))
            .mapToObj(
                seed ->
                    contenders.stream().mapToDouble(point -> point.readings[seed].log()).toArray())
            .toArray(double[][]::new);
    if (complete.length >= ComparisonWithBest.LEAST_SEEDS && !contenders.isEmpty()) {
      reject(contenders, complete, look);
    } else {
      contenders.forEach(point -> point.state = RacePoint.State.UNREAD);
    }
    return standing(complete.length, look, seeds);
  }

  private void reject(List<Point> contenders, double[][] complete, int look) {
    double level = course.level(look);
    double[][] differences = new ComparisonWithBest(complete).differences();
    for (int p = 0; p < differences.length; p++) {
      Point point = contenders.get(p);
      MeanEstimate sample = MeanEstimate.of(differences[p]);
      point.effect = sample.effect();
      point.compared = complete.length;
      point.share = course.rules().shares().get(look);
      if (sample.exceeds(0, level)) {
        point.state = RacePoint.State.REJECTED;
      }
    }
  }

  private static Stream<Response> readings(Point point, int seeds) {
    return Arrays.stream(point.readings)
        .limit(seeds)
        .map(reading -> reading == null ? Response.MISSING : reading);
  }

  private static boolean isMissing(Point point, int seed) {
    return point.readings[seed] == null || point.readings[seed].isMissing();
  }

  private Standing standing(int compared, int look, int seeds) {
    return new Standing(
        points.stream()
            .map(
                p ->
                    new RacePoint(
                        p.x, p.isAdded, p.required, p.state, p.look, p.effect, p.compared, p.share))
            .toList(),
        Curves.of(
            points.stream().map(p -> p.x).toList(),
            points.stream().map(p -> p.readings).toList(),
            seeds),
        compared,
        look,
        course.rules().untilDecided(),
        false,
        List.of());
  }

  /**
   * Adds what the standing asks for, the first of: middles of wide gaps beside points that may be
   * the best; ends of bands; middles of the gaps that bound such points, down to the resolution;
   * the predictions' own points. All gaps are halved together, so that no dip is seen more finely
   * than another.
   */
  private boolean grow(Standing standing, int seeds) {
    double resolution = course.rules().resolution();
    double inner = Math.max(RaceSettings.INNER_GAP, resolution);
    boolean grew =
        addAll(middles(standing, inner, inner))
            || addAll(ends(standing))
            || addAll(middles(standing, inner, resolution))
            || letWaitingIn();
    points.stream().filter(p -> p.required == 0).forEach(p -> p.required = seeds);
    return grew;
  }

  private boolean addAll(List<Double> places) {
    boolean grew = false;
    for (double x : places) {
      grew |= add(x, true, false);
    }
    return grew;
  }

  private boolean letWaitingIn() {
    boolean grew = false;
    for (Point point : points) {
      grew |= point.isWaiting;
      point.isWaiting = false;
    }
    return grew;
  }

  /**
   * Middles of the gaps that are too wide.
   *
   * @param inner how wide one may be between two points that may both be the best, in octaves
   * @param outer how wide one may be between such a point and a rejected one
   */
  private static List<Double> middles(Standing standing, double inner, double outer) {
    List<RacePoint> read =
        standing.points().stream().filter(p -> p.state() != RacePoint.State.UNREAD).toList();
    List<Double> middles = new ArrayList<>();
    for (int p = 1; p < read.size(); p++) {
      RacePoint low = read.get(p - 1);
      RacePoint high = read.get(p);
      boolean lowStays = low.state() == RacePoint.State.ACCEPTED;
      boolean highStays = high.state() == RacePoint.State.ACCEPTED;
      double widest = lowStays && highStays ? inner : outer;
      if ((lowStays || highStays) && high.x() - low.x() > widest + Standing.SAME) {
        middles.add((low.x() + high.x()) / 2);
      }
    }
    return middles;
  }

  private List<Double> ends(Standing standing) {
    List<Double> ends = new ArrayList<>();
    double[] accepted =
        standing.accepted().stream().mapToDouble(p -> standing.points().get(p).x()).toArray();
    if (accepted.length == 0) {
      return ends;
    }
    for (Band band : course.bands()) {
      if (Arrays.stream(accepted).allMatch(x -> isWithin(x, band.innerLow(), band.innerHigh()))) {
        ends.add(band.innerLow());
        ends.add(band.innerHigh());
      } else if (Arrays.stream(accepted)
          .noneMatch(x -> isWithin(x, band.outerLow(), band.outerHigh()))) {
        ends.add(band.outerLow());
        ends.add(band.outerHigh());
      }
    }
    ends.removeIf(x -> !Double.isFinite(x) || !trainings.exists(x));
    return ends;
  }

  private static boolean isWithin(double x, double low, double high) {
    return low - Standing.SAME <= x && x <= high + Standing.SAME;
  }
}
