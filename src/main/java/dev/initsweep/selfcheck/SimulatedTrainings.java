package dev.initsweep.selfcheck;

import dev.initsweep.race.Race;
import dev.initsweep.race.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The trainings of a simulated group, drawn where a race asks for them. All places are drawn from
 * one joint distribution, whatever the order in which they are asked for.
 *
 * <p>The least loss is .0113, as in trials on mnist 784-128-128-10 at rate .05; towards the loss of
 * guessing one of ten classes the curve levels off.
 */
final class SimulatedTrainings implements Race.Trainings {

  private static final double LEAST_LOG = Math.log(.0113);

  /** Natural log of the loss of guessing one of ten classes. */
  private static final double GUESSING = Math.log(Math.log(10));

  /** Standard deviation of what a seed adds at all places. */
  private static final double SHIFT = .3;

  /** Octaves within which a cliff rises to the loss of guessing. */
  private static final double CLIFF_WIDTH = .1;

  private static final double NUGGET = 1e-9;
  private static final int TAIL_FREEDOM = 3;

  private final Scenario scenario;
  private final double centre;
  private final double deviation;
  private final RandomGenerator random;
  private final double[] shifts;
  private final double[] cliffs;
  private final double[] tails;

  private final Map<Double, Response[]> drawn = new HashMap<>();
  private final List<Double> places = new ArrayList<>();
  private final List<double[]> lower = new ArrayList<>();
  private final List<double[]> normals = new ArrayList<>();

  /**
   * Draws what belongs to a seed as a whole.
   *
   * @param centre where the shape has its u = 0
   */
  SimulatedTrainings(Scenario scenario, double centre, int seeds, RandomGenerator random) {
    this.scenario = scenario;
    this.centre = centre;
    this.deviation = scenario.noise().deviation();
    this.random = random;
    this.shifts = new double[seeds];
    this.cliffs = new double[seeds];
    this.tails = new double[seeds];
    for (int s = 0; s < seeds; s++) {
      shifts[s] = SHIFT * random.nextGaussian();
      cliffs[s] = scenario.shape().cliff() + scenario.shape().cliffSpread() * random.nextGaussian();
      tails[s] = scenario.noise().isHeavyTailed() ? tail() : 1;
    }
  }

  /** Returns what turns normal numbers into those of a t-distribution, with the same variance. */
  private double tail() {
    double squares = 0;
    for (int i = 0; i < TAIL_FREEDOM; i++) {
      double normal = random.nextGaussian();
      squares += normal * normal;
    }
    return Math.sqrt((TAIL_FREEDOM - 2) / squares);
  }

  @Override
  public boolean exists(double x) {
    return true;
  }

  @Override
  public Optional<Response> at(double x, int seed) {
    Response[] readings = drawn.get(x);
    if (readings == null) {
      readings = draw(x);
      drawn.put(x, readings);
    }
    return Optional.of(readings[seed]);
  }

  /** Log metrics of the first seeds at a place. */
  double[] logs(double x, int seeds) {
    return IntStream.range(0, seeds).mapToDouble(s -> at(x, s).orElseThrow().log()).toArray();
  }

  private Response[] draw(double x) {
    double u = x - centre;
    double[] row = row(x);
    double[] normal = new double[shifts.length];
    Response[] readings = new Response[shifts.length];
    normals.add(normal);
    for (int s = 0; s < readings.length; s++) {
      normal[s] = random.nextGaussian();
      double noise = 0;
      for (int k = 0; k < row.length; k++) {
        noise += row[k] * normals.get(k)[s];
      }
      double log = mean(u, cliffs[s]) + shifts[s] + tails[s] * noise;
      boolean diverged = random.nextDouble() < scenario.divergence(u);
      readings[s] =
          new Response(diverged ? GUESSING : Math.min(log, GUESSING), Double.NaN, diverged);
    }
    return readings;
  }

  /** The next row of the Cholesky factor of the places' covariance. */
  private double[] row(double x) {
    int n = places.size();
    double[] row = new double[n + 1];
    double rest = variance(x, x) + NUGGET;
    for (int i = 0; i < n; i++) {
      double sum = variance(x, places.get(i));
      for (int k = 0; k < i; k++) {
        sum -= row[k] * lower.get(i)[k];
      }
      row[i] = sum / lower.get(i)[i];
      rest -= row[i] * row[i];
    }
    row[n] = Math.sqrt(Math.max(rest, NUGGET));
    places.add(x);
    lower.add(row);
    return row;
  }

  private double variance(double x, double y) {
    return deviation * deviation * scenario.noise().relative(x - centre, y - centre);
  }

  /** The mean of a seed whose cliff is known. */
  private double mean(double u, double cliff) {
    double rise = scenario.shape().rise().applyAsDouble(u);
    double ceiling = GUESSING - LEAST_LOG;
    double capped = -Math.log(Math.exp(-rise) + Math.exp(-ceiling));
    double beyond = Math.max(0, Math.min(1, (u - cliff) / CLIFF_WIDTH));
    return LEAST_LOG + capped + beyond * (ceiling - capped);
  }

  /** The expected log loss at a place in octaves from the centre, without a seed's deviations. */
  double expected(double u) {
    Shape shape = scenario.shape();
    double mean = mean(u, shape.cliff());
    if (shape.cliffSpread() > 0) {
      double sum = 0;
      for (double quantile : NormalQuantiles.VALUES) {
        sum += mean(u, shape.cliff() + shape.cliffSpread() * quantile);
      }
      mean = sum / NormalQuantiles.VALUES.length;
    }
    double p = scenario.divergence(u);
    return (1 - p) * mean + p * GUESSING;
  }

  /**
   * Returns where a scenario's expected log loss is least, in octaves from the centre, within an
   * octave.
   */
  static double optimum(Scenario scenario) {
    SimulatedTrainings none = new SimulatedTrainings(scenario, 0, 0, RandomGenerator.getDefault());
    double best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = -1500; k <= 1500; k++) {
      double value = none.expected(k / 1000.0);
      if (value < least) {
        least = value;
        best = k / 1000.0;
      }
    }
    return best;
  }
}
