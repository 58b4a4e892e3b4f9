package dev.initsweep.selfcheck;

import dev.initsweep.cell.Conclusion;
import dev.initsweep.plan.RaceSettings;
import dev.initsweep.race.Race;
import dev.initsweep.race.RacePoint;
import dev.initsweep.race.Standing;
import dev.initsweep.verify.NearLeastLoss;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Measures the error rates of {@code near-least-loss} where the regret is just what is near. */
public final class NearCheck {

  private static final double NEARNESS = .1;
  private static final double STEP = 1.0 / 4;

  private NearCheck() {}

  /**
   * Holds the error rates where a prediction's loss exceeds the least by just the bound.
   *
   * @param scenario the kind of groups
   * @param isBelow whether the prediction lies below the optimum
   * @param seeds of the single look
   * @param groups how many were simulated
   * @param near share that are found near, which is false
   * @param cover share of the intervals that hold the true regret against the trained points
   * @param zeroWidth share of the intervals that have none
   */
  public record NearRates(
      Scenario scenario,
      boolean isBelow,
      int seeds,
      int groups,
      double near,
      double cover,
      double zeroWidth) {

    /** Names the bounds that are broken, one sentence each. */
    public List<String> violations(double standardErrors) {
      double most = scenario.shape().cliffSpread() > 0 ? .1 : .05;
      boolean isNear = near > most + standardErrors * error(most);
      boolean isUncovered = cover < .93 - standardErrors * error(.93);
      return isNear || isUncovered || zeroWidth > 0
          ? List.of(
              String.format(
                  Locale.ROOT,
                  "near-least-loss, %s, %d seeds: near %.4f, cover %.4f, no width %.4f (expected at most %s, at least 0.93, none)",
                  scenario.name(),
                  seeds,
                  near,
                  cover,
                  zeroWidth,
                  most))
          : List.of();
    }

    private double error(double share) {
      return Math.sqrt(share * (1 - share) / groups);
    }
  }

  private record Ended(boolean near, boolean covered, boolean zeroWidth) {}

  /**
   * Returns the rates on one side of the optimum. It takes all cores, with the same result on any
   * number.
   */
  public static NearRates rates(
      Scenario scenario, boolean isBelow, int perOctave, int seeds, int groups, long seed) {
    RaceSettings rules = RaceCheck.oneLook(seeds);
    List<Ended> ended =
        IntStream.range(0, groups)
            .parallel()
            .mapToObj(
                group ->
                    run(
                        scenario,
                        isBelow,
                        perOctave,
                        rules,
                        RaceCheck.random(scenario, seed, group)))
            .toList();
    return new NearRates(
        scenario,
        isBelow,
        seeds,
        groups,
        RaceCheck.share(ended, Ended::near),
        RaceCheck.share(ended, Ended::covered),
        RaceCheck.share(ended, Ended::zeroWidth));
  }

  private static Ended run(
      Scenario scenario,
      boolean isBelow,
      int perOctave,
      RaceSettings rules,
      RandomGenerator random) {
    double centre = RaceCheck.centre(perOctave, random);
    SimulatedTrainings trainings = new SimulatedTrainings(scenario, centre, rules.seeds(), random);
    double place = place(trainings, centre, isBelow);
    Standing standing = Race.run(RaceCheck.course(perOctave, rules, List.of(place)), trainings);
    int own =
        IntStream.range(0, standing.points().size())
            .filter(p -> standing.points().get(p).x() == place)
            .findFirst()
            .orElseThrow();
    double least =
        standing.points().stream()
            .mapToDouble(RacePoint::x)
            .map(x -> trainings.expected(x - centre))
            .min()
            .orElseThrow();
    double regret = trainings.expected(place - centre) - least;
    Optional<NearLeastLoss> judged =
        NearLeastLoss.judge(
            trainings.logs(place, rules.seeds()), standing, own, NEARNESS, RaceCheck.ERROR_RATE);
    return judged
        .map(
            near ->
                new Ended(
                    near.conclusion() == Conclusion.COINCIDES
                        && regret > Math.log1p(NEARNESS) - 1e-3,
                    near.regret().interval().contains(regret),
                    near.regret().interval().low() == near.regret().interval().high()))
        .orElse(new Ended(false, true, false));
  }

  /** Returns where the loss exceeds that of the best place a race may train by the bound. */
  private static double place(SimulatedTrainings trainings, double centre, boolean isBelow) {
    double least =
        DoubleStream.iterate(Math.floor(centre) - 2, x -> x <= centre + 3, x -> x + STEP)
            .map(x -> trainings.expected(x - centre))
            .min()
            .orElseThrow();
    double limit = least + Math.log1p(NEARNESS);
    double step = isBelow ? -1.0 / 512 : 1.0 / 512;
    double u = 0;
    while (trainings.expected(u) < limit) {
      u += step;
    }
    return centre + u;
  }
}
