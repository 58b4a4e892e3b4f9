package dev.initsweep.selfcheck;

import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Interval;
import dev.initsweep.plan.RaceSettings;
import dev.initsweep.race.Band;
import dev.initsweep.race.Race;
import dev.initsweep.race.RacePoint;
import dev.initsweep.race.Standing;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Measures the error rates of intervals and of claim 1 on simulated groups with known optima. */
public final class RaceCheck {

  static final double ERROR_RATE = .05;
  static final double MARGIN = 1;

  /** Counts the octaves from the first point of the grid to the last. */
  private static final int OCTAVES = 10;

  private static final double FIRST = -2;
  private static final double CENTRE = 3.2;
  private static final double FAR = 2;

  /** Lists the numbers of seeds of single looks. */
  public static final List<Integer> SEEDS = List.of(4, 6, 10);

  private final Scenario scenario;
  private final int perOctave;
  private final RaceSettings rules;

  private RaceCheck(Scenario scenario, int perOctave, RaceSettings rules) {
    this.scenario = scenario;
    this.perOctave = perOctave;
    this.rules = rules;
  }

  /** Returns a single look at a number of seeds. */
  public static RaceSettings oneLook(int seeds) {
    return RaceSettings.race(seeds, List.of(), List.of(1.0), .25);
  }

  /** Returns the looks that plans have by default. */
  public static RaceSettings looks(double resolution) {
    return RaceSettings.race(20, List.of(5, 10, 20), List.of(2.0, 3.0, 5.0), resolution);
  }

  /** Says what became of one group; intervals are in octaves from the true optimum. */
  private record Ended(
      Interval with,
      Interval without,
      Conclusion at,
      Conclusion low,
      Conclusion high,
      Conclusion farLow,
      Conclusion farHigh,
      Conclusion second,
      boolean secondSaid,
      int cells,
      int seeds,
      int added) {}

  /**
   * Returns the error rates in one scenario. It takes all cores, with the same result on any
   * number.
   *
   * @param groups how many simulated groups, at least 1
   * @param seed of the simulation
   */
  public static RaceRates rates(
      Scenario scenario, int perOctave, RaceSettings rules, int groups, long seed) {
    RaceCheck check = new RaceCheck(scenario, perOctave, rules);
    double optimum = SimulatedTrainings.optimum(scenario);
    List<Ended> ended =
        IntStream.range(0, groups)
            .parallel()
            .mapToObj(group -> check.run(optimum, random(scenario, seed, group)))
            .toList();
    return new RaceRates(
        scenario,
        perOctave,
        rules,
        groups,
        share(ended, e -> e.with().contains(0)),
        share(ended, e -> e.without().contains(0)),
        median(ended, e -> (e.with().high() - e.with().low()) / 2),
        share(ended, e -> e.low() == Conclusion.COINCIDES),
        share(ended, e -> e.high() == Conclusion.COINCIDES),
        share(ended, e -> e.at() == Conclusion.DIFFERS),
        scenario.shape().hasSecond()
            ? share(ended, e -> e.second() == Conclusion.COINCIDES)
            : Double.NaN,
        share(ended, e -> e.at() == Conclusion.COINCIDES),
        share(ended, e -> e.farLow() == Conclusion.DIFFERS),
        share(ended, e -> e.farHigh() == Conclusion.DIFFERS),
        share(ended, Ended::secondSaid),
        ended.stream().mapToInt(Ended::cells).average().orElseThrow(),
        ended.stream().mapToInt(Ended::seeds).average().orElseThrow(),
        ended.stream().mapToInt(Ended::added).average().orElseThrow());
  }

  /** A generator for one simulated group, the same whatever else is simulated. */
  static RandomGenerator random(Scenario scenario, long seed, int group) {
    return new SplittableRandom(
        seed * 1_000_003L + 1_000_000_007L * group + 7_919L * scenario.name().hashCode());
  }

  private Ended run(double optimum, RandomGenerator random) {
    double centre = centre(perOctave, random);
    SimulatedTrainings trainings = new SimulatedTrainings(scenario, centre, rules.seeds(), random);
    double truth = centre + optimum;
    Standing at = race(trainings, truth);
    Standing none = Race.run(course(List.of()), trainings);
    return new Ended(
        from(truth, at),
        from(truth, none),
        conclusion(at, truth),
        conclusion(trainings, truth - MARGIN),
        conclusion(trainings, truth + MARGIN),
        conclusion(trainings, truth - FAR),
        conclusion(trainings, truth + FAR),
        scenario.shape().hasSecond()
            ? conclusion(trainings, centre + scenario.shape().second())
            : Conclusion.INCONCLUSIVE,
        at.stretches().size() > 1,
        at.points().stream().filter(point -> point.x() != truth).mapToInt(RacePoint::seeds).sum(),
        at.points().stream().mapToInt(RacePoint::seeds).max().orElseThrow(),
        (int) at.points().stream().filter(RacePoint::isAdded).count());
  }

  private Race.Course course(List<Double> predictions) {
    return course(perOctave, rules, predictions);
  }

  static int gridPoints(int perOctave) {
    return OCTAVES * perOctave + 1;
  }

  /** A race on a grid over the whole range, with exact predictions. */
  static Race.Course course(int perOctave, RaceSettings rules, List<Double> predictions) {
    return new Race.Course(
        IntStream.range(0, gridPoints(perOctave))
            .mapToObj(k -> FIRST + (double) k / perOctave)
            .toList(),
        predictions,
        predictions.stream().map(RaceCheck::band).toList(),
        rules,
        ERROR_RATE);
  }

  /** Returns where a group's curve has its centre: anywhere between two points of the grid. */
  static double centre(int perOctave, RandomGenerator random) {
    return CENTRE + (random.nextDouble() - .5) / perOctave;
  }

  private static Band band(double predicted) {
    return new Band(predicted, new Interval(predicted, predicted), MARGIN);
  }

  private Standing race(SimulatedTrainings trainings, double predicted) {
    return Race.run(course(List.of(predicted)), trainings);
  }

  private Conclusion conclusion(SimulatedTrainings trainings, double predicted) {
    return conclusion(race(trainings, predicted), predicted);
  }

  private static Conclusion conclusion(Standing standing, double predicted) {
    return standing.conclude(band(predicted));
  }

  private static Interval from(double truth, Standing standing) {
    Interval interval =
        standing
            .interval()
            .orElse(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    return new Interval(interval.low() - truth, interval.high() - truth);
  }

  static <T> double share(List<T> results, Predicate<T> predicate) {
    return (double) results.stream().filter(predicate).count() / results.size();
  }

  private static <T> double median(List<T> results, ToDoubleFunction<T> figure) {
    double[] sorted = results.stream().mapToDouble(figure).sorted().toArray();
    return Arrays.stream(sorted).skip((sorted.length - 1) / 2).findFirst().orElseThrow();
  }
}
