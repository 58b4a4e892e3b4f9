package dev.initsweep.selfcheck;

import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Interval;
import dev.initsweep.plan.RaceSettings;
import dev.initsweep.race.Race;
import dev.initsweep.race.Standing;
import dev.initsweep.statistics.Slope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Measures how often the interval of an exponent holds the true one. It does so over four groups of
 * which two have the mirrored curve: an asymmetry that changes along the family.
 */
public final class ExponentCheck {

  private static final double[] QUANTITY = {0, 1, 2, 3};
  private static final double LEAST_COVER = .97;

  private ExponentCheck() {}

  /**
   * Holds the cover of one shape's exponents.
   *
   * @param scenario of the first two groups; the others have it mirrored
   * @param seeds of the single look
   * @param families how many were simulated
   * @param cover share of the intervals that hold the true exponent
   */
  public record ExponentRates(Scenario scenario, int seeds, int families, double cover) {

    /** Names the bound that is broken, in one sentence. */
    public List<String> violations(double standardErrors) {
      double error = Math.sqrt(LEAST_COVER * (1 - LEAST_COVER) / families);
      return cover < LEAST_COVER - standardErrors * error
          ? List.of(
              String.format(
                  Locale.ROOT,
                  "exponents, %s, %d seeds: cover %.4f (expected at least %s)",
                  scenario.name(),
                  seeds,
                  cover,
                  LEAST_COVER))
          : List.of();
    }
  }

  /**
   * Returns the cover on a grid of one point an octave. It takes all cores, with the same result on
   * any number.
   */
  public static ExponentRates rates(Scenario scenario, int seeds, int families, long seed) {
    long covered =
        IntStream.range(0, families)
            .parallel()
            .filter(f -> isCovered(scenario, seeds, RaceCheck.random(scenario, seed, f)))
            .count();
    return new ExponentRates(scenario, seeds, families, (double) covered / families);
  }

  private static boolean isCovered(Scenario scenario, int seeds, RandomGenerator random) {
    RaceSettings rules = RaceCheck.oneLook(seeds);
    Scenario mirrored = new Scenario(scenario.shape().mirrored(), scenario.noise());
    double first = RaceCheck.centre(1, random);
    double exponent = random.nextDouble() - .5;
    List<Estimate> optima = new ArrayList<>();
    for (int group = 0; group < QUANTITY.length; group++) {
      Scenario own = group < 2 ? scenario : mirrored;
      double truth = first + exponent * QUANTITY[group];
      double centre = truth - SimulatedTrainings.optimum(own);
      Standing standing =
          Race.run(
              RaceCheck.course(1, rules, List.of()),
              new SimulatedTrainings(own, centre, seeds, random));
      Interval interval =
          standing
              .interval()
              .orElse(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
      optima.add(
          new Estimate(standing.points().get(standing.leastPoint().orElseThrow()).x(), interval));
    }
    return Slope.of(QUANTITY, optima).interval().contains(exponent);
  }
}
