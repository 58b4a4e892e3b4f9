package dev.initsweep.verify;

import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Refinement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@link SelfCheck} for refinement: its error rates, and what it saves. */
public final class RefinementCheck {

  /** As in conf/defaults.conf. */
  private static final Refinement REFINEMENT = new Refinement(List.of(4, 6, 10, 16), 400);

  private RefinementCheck() {}

  /**
   * Error rates in one scenario; on all cores, with the same result on any number.
   *
   * @param groups how many simulated groups, at least 1
   * @param seed of the simulation
   */
  public static RefinedRates rates(Scenario scenario, int groups, long seed) {
    List<Ended> ended =
        IntStream.range(0, groups)
            .parallel()
            .mapToObj(group -> ended(SimulatedCurve.random(seed, scenario, 0, group), scenario))
            .toList();
    return new RefinedRates(
        scenario,
        groups,
        share(ended, e -> e.interval().contains(0)),
        median(ended, e -> halfWidth(e.interval())),
        share(ended, e -> decided(e.low())),
        share(ended, e -> decided(e.high())),
        share(ended, e -> e.at() == Conclusion.COINCIDES),
        share(ended, e -> e.at() == Conclusion.DIFFERS),
        ended.stream().mapToInt(Ended::seeds).average().orElseThrow(),
        ended.stream().mapToInt(Ended::cells).average().orElseThrow());
  }

  /** What became of a group; the interval is in octaves from the true optimum. */
  private record Ended(
      Interval interval, Conclusion at, Conclusion low, Conclusion high, int seeds, int cells) {}

  private static Ended ended(RandomGenerator random, Scenario scenario) {
    SimulatedCurve curve = SimulatedGroup.curve(scenario, random);
    double optimum = curve.trueOptimum();
    List<Prediction> predictions = SimulatedGroup.predictions(optimum, random);
    RefinedGroup group = RefinedGroup.draw(curve, predictions, REFINEMENT, random);
    GroupReport at = group.decide(SimulatedGroup.AT);
    return new Ended(
        SelfCheck.octaves(at, optimum),
        coincidence(at, SimulatedGroup.AT),
        coincidence(group.decide(SimulatedGroup.LOW), SimulatedGroup.LOW),
        coincidence(group.decide(SimulatedGroup.HIGH), SimulatedGroup.HIGH),
        at.plan().seeds().size(),
        Looks.cells(at.plan(), at.predictions()));
  }

  /** Both ways on groups of one scenario. */
  public static GridComparison compare(Scenario scenario, int groups, long seed) {
    Refinement oneLook = new Refinement(List.of(GridComparison.SEEDS), Integer.MAX_VALUE);
    List<Both> both =
        IntStream.range(0, groups)
            .parallel()
            .mapToObj(
                group -> both(SimulatedCurve.random(seed, scenario, 1, group), scenario, oneLook))
            .toList();
    double contradictions = both.stream().mapToInt(Both::contradictions).sum();
    return new GridComparison(
        scenario,
        groups,
        median(both, b -> halfWidth(b.grid())),
        median(both, b -> halfWidth(b.refined())),
        share(both, b -> b.refined().contains(0)),
        contradictions / groups / Both.PREDICTIONS.size(),
        both.stream().mapToDouble(Both::trainings).average().orElseThrow());
  }

  private record Both(Interval grid, Interval refined, int contradictions, double trainings) {
    private static final List<String> PREDICTIONS =
        List.of(SimulatedGroup.AT, SimulatedGroup.LOW, SimulatedGroup.HIGH);
  }

  private static Both both(RandomGenerator random, Scenario scenario, Refinement oneLook) {
    SimulatedCurve curve = SimulatedGroup.curve(scenario, random);
    double optimum = curve.trueOptimum();
    List<Prediction> predictions = SimulatedGroup.predictions(optimum, random);
    GroupPlan plan =
        SimulatedGroup.plan(
            SimulatedGroup.grid(GridComparison.POINTS), GridComparison.SEEDS, Optional.empty());
    GroupReport grid =
        Judge.judge(plan, SimulatedGroup.cells(plan, predictions, curve, random), predictions);
    RefinedGroup group = RefinedGroup.draw(curve, predictions, oneLook, random);
    GroupReport refined = Judge.judge(group.first(), group.cells(), predictions);
    int contradictions =
        (int)
            Both.PREDICTIONS.stream()
                .filter(name -> contradict(coincidence(grid, name), coincidence(refined, name)))
                .count();
    double trainings =
        group.whole().pilotCells().size()
            + Scouts.POINTS
            + (double) Design.POINTS * oneLook.mostSeeds();
    return new Both(
        SelfCheck.octaves(grid, optimum),
        SelfCheck.octaves(refined, optimum),
        contradictions,
        trainings / (GridComparison.POINTS * GridComparison.SEEDS));
  }

  private static boolean contradict(Conclusion one, Conclusion other) {
    return Stream.of(one, other).anyMatch(c -> c == Conclusion.COINCIDES)
        && Stream.of(one, other).anyMatch(c -> c == Conclusion.DIFFERS);
  }

  private static boolean decided(Conclusion conclusion) {
    return conclusion == Conclusion.COINCIDES || conclusion == Conclusion.DIFFERS;
  }

  private static Conclusion coincidence(GroupReport report, String predictor) {
    return SelfCheck.conclusion(report, Claim.COINCIDENCE, predictor);
  }

  private static double halfWidth(Interval interval) {
    return (interval.high() - interval.low()) / 2;
  }

  private static <T> double share(List<T> results, Predicate<T> predicate) {
    return (double) results.stream().filter(predicate).count() / results.size();
  }

  private static <T> double median(List<T> results, ToDoubleFunction<T> figure) {
    double[] sorted = results.stream().mapToDouble(figure).sorted().toArray();
    return Arrays.stream(sorted).skip((sorted.length - 1) / 2).findFirst().orElseThrow();
  }
}
