package dev.initsweep.verify;

import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Measures the error rates of the verdicts on simulated groups with known optima. */
public final class SelfCheck {

  /** Numbers of seeds for which rates are measured. */
  public static final List<Integer> SEEDS = List.of(4, 6, 10);

  private SelfCheck() {}

  /** All scenarios with all numbers of seeds. */
  public static List<Rates> run(int groups, long seed) {
    List<Rates> rates = new ArrayList<>();
    for (Scenario scenario : Scenario.ALL) {
      for (int seeds : SEEDS) {
        rates.add(run(scenario, seeds, groups, seed));
      }
    }
    return rates;
  }

  /**
   * One scenario with one number of seeds; on all cores, with the same result on any number.
   *
   * @param groups how many simulated groups, at least 1
   * @param seed of the simulation
   */
  public static Rates run(Scenario scenario, int seeds, int groups, long seed) {
    List<Result> results =
        IntStream.range(0, groups)
            .parallel()
            .mapToObj(
                group ->
                    judge(
                        SimulatedGroup.draw(
                            scenario, seeds, SimulatedCurve.random(seed, scenario, seeds, group))))
            .toList();
    return new Rates(
        scenario,
        seeds,
        groups,
        share(results, Result::covered),
        medianHalfWidth(results),
        share(results, r -> !r.interval().isBounded()),
        share(results, r -> r.low() == Conclusion.COINCIDES),
        share(results, r -> r.high() == Conclusion.COINCIDES),
        share(results, r -> r.at() == Conclusion.COINCIDES),
        share(results, r -> r.at() == Conclusion.DIFFERS),
        share(results, r -> decided(r.loss())),
        share(results, r -> decided(r.accuracy())));
  }

  /** What became of one simulated group; the interval is in octaves from the true optimum. */
  private record Result(
      Interval interval,
      Conclusion at,
      Conclusion low,
      Conclusion high,
      Conclusion loss,
      Conclusion accuracy) {

    boolean covered() {
      return interval.contains(0);
    }

    double halfWidth() {
      return (interval.high() - interval.low()) / 2;
    }
  }

  private static Result judge(SimulatedGroup group) {
    GroupReport report = Judge.judge(group.plan(), group.cells(), group.predictions());
    return new Result(
        octaves(report, group.optimum()),
        conclusion(report, Claim.COINCIDENCE, SimulatedGroup.AT),
        conclusion(report, Claim.COINCIDENCE, SimulatedGroup.LOW),
        conclusion(report, Claim.COINCIDENCE, SimulatedGroup.HIGH),
        conclusion(report, Claim.LOWER_LOSS, SimulatedGroup.NULL),
        conclusion(report, Claim.HIGHER_ACCURACY, SimulatedGroup.NULL));
  }

  /** The interval of the optimum, in octaves from the true one; unbounded where there is none. */
  static Interval octaves(GroupReport report, double optimum) {
    Interval coordinates =
        report
            .optimum()
            .interval()
            .orElse(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    return new Interval(
        octave(report, coordinates.low()) - optimum, octave(report, coordinates.high()) - optimum);
  }

  private static double octave(GroupReport report, double coordinate) {
    Group group = report.plan().group();
    return Double.isInfinite(coordinate)
        ? coordinate
        : GroupData.log2(group.axis().ratioToHe(coordinate, group.setting().architecture()));
  }

  static Conclusion conclusion(GroupReport report, Claim claim, String predictor) {
    return report.verdicts().stream()
        .filter(v -> v.claim() == claim && v.predictor().equals(predictor))
        .map(Verdict::conclusion)
        .findFirst()
        .orElseThrow();
  }

  private static boolean decided(Conclusion conclusion) {
    return conclusion == Conclusion.HOLDS || conclusion == Conclusion.CONTRADICTED;
  }

  private static double share(List<Result> results, Predicate<Result> predicate) {
    return (double) results.stream().filter(predicate).count() / results.size();
  }

  private static double medianHalfWidth(List<Result> results) {
    double[] sorted = results.stream().mapToDouble(Result::halfWidth).sorted().toArray();
    return Arrays.stream(sorted).skip((sorted.length - 1) / 2).findFirst().orElseThrow();
  }
}
