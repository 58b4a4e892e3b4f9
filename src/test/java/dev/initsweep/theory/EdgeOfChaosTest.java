package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.network.ActivationFunction;
import dev.initsweep.theory.EdgeOfChaos.FixedPoint;
import dev.initsweep.theory.EdgeOfChaos.Stability;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.numbers.gamma.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Expected numbers are closed forms, or scipy 1.17.1's (brentq over quad), made by expected.py. */
class EdgeOfChaosTest {

  private static final double TOLERANCE = 1e-6;

  @Test
  void isHeForReluAndMarginal() {
    FixedPoint point = solve(Activation.RELU, 0).get(0);
    assertThat(point.g()).isCloseTo(2, within(TOLERANCE));
    assertThat(point.stability()).isEqualTo(Stability.MARGINAL);
  }

  @Test
  void isTwoOverOnePlusTheSquaredSlopeForLeakyRelu() {
    assertThat(solve(Activation.LEAKY_RELU, 0).get(0).g())
        .isCloseTo(2 / (1 + 1e-4), within(TOLERANCE));
  }

  @Test
  void isOneForTanhWithoutBiasesAndStable() {
    FixedPoint point = solve(Activation.TANH, 0).get(0);
    assertThat(point.g()).isCloseTo(1, within(TOLERANCE));
    assertThat(point.q()).isZero();
    assertThat(point.stability()).isEqualTo(Stability.STABLE);
  }

  @Test
  void isAQuarterOfPiForErfWithoutBiases() {
    ActivationFunction erf =
        new ActivationFunction(
            "erf", Erf::value, z -> 2 / Math.sqrt(Math.PI) * Math.exp(-z * z), List.of(), false);
    assertThat(new EdgeOfChaos(erf, 0).solve().get(0).g())
        .isCloseTo(Math.PI / 4, within(TOLERANCE));
  }

  @Test
  void isOffOneForTanhWithBiases() {
    FixedPoint point = solve(Activation.TANH, .05).get(0);
    assertThat(point.g()).isCloseTo(1.760955, within(TOLERANCE));
    assertThat(point.q()).isCloseTo(.570048, within(TOLERANCE));
    assertThat(point.stability()).isEqualTo(Stability.STABLE);
  }

  @Test
  void hasNoSolutionForReluWithBiases() {
    assertThat(solve(Activation.RELU, .1)).isEmpty();
  }

  @Test
  void startsUnstableForSwish() {
    // phi'(0)^2 = 1/4, and the map of q bends upwards there: phi(z) = z/2 + z^2/4 + ...
    FixedPoint point = solve(Activation.SWISH, 0).get(0);
    assertThat(point.g()).isCloseTo(4, within(TOLERANCE));
    assertThat(point.stability()).isEqualTo(Stability.UNSTABLE);
  }

  @ParameterizedTest
  @EnumSource
  void meansHoldInAMonteCarloCheck(Activation activation) {
    long seed = 21;
    int draws = 400_000;
    ActivationFunction phi = ActivationFunction.of(activation);
    EdgeOfChaos edge = new EdgeOfChaos(phi, 0);
    for (double q : new double[] {.1, 1.3, 20}) {
      SplittableRandom random = new SplittableRandom(seed);
      double variance = 0;
      double slope = 0;
      for (int i = 0; i < draws; i++) {
        double u = Math.sqrt(q) * gaussian(random);
        variance += Math.pow(phi.value().applyAsDouble(u), 2) / draws;
        slope += Math.pow(phi.derivative().applyAsDouble(u), 2) / draws;
      }
      // Both means have standard errors below .4 % here.
      assertThat(edge.v(q))
          .as("V of %s at %s, seed %s", activation, q, seed)
          .isCloseTo(variance, within(.015 * variance));
      assertThat(edge.chi(q))
          .as("chi of %s at %s, seed %s", activation, q, seed)
          .isCloseTo(slope, within(.015 * slope));
    }
  }

  @ParameterizedTest
  @EnumSource
  void solutionsHoldInAMonteCarloCheck(Activation activation) {
    long seed = 20;
    int draws = 400_000;
    ActivationFunction phi = ActivationFunction.of(activation);
    double biasVariance = phi.homogeneous() ? 0 : .05;
    for (FixedPoint point : solve(activation, biasVariance)) {
      SplittableRandom random = new SplittableRandom(seed);
      double variance = 0;
      double slope = 0;
      for (int i = 0; i < draws; i++) {
        double u = Math.sqrt(point.q()) * gaussian(random);
        variance += Math.pow(phi.value().applyAsDouble(u), 2) / draws;
        slope += Math.pow(phi.derivative().applyAsDouble(u), 2) / draws;
      }
      // Both means have standard errors below .3 % here.
      assertThat(point.g() * variance + biasVariance)
          .as("q of %s at %s, seed %s", activation, point, seed)
          .isCloseTo(point.q(), within(.015 * point.q()));
      assertThat(point.g() * slope)
          .as("chi of %s at %s, seed %s", activation, point, seed)
          .isCloseTo(1, within(.015));
    }
  }

  @ParameterizedTest
  @EnumSource
  void stablePointsAttractAndUnstableOnesRepel(Activation activation) {
    EdgeOfChaos edge = new EdgeOfChaos(ActivationFunction.of(activation), 0);
    for (FixedPoint point : edge.solve()) {
      double near = point.q() == 0 ? 1e-3 : 1.01 * point.q();
      double next = point.g() * edge.v(near);
      Stability seen =
          Math.abs(next / near - 1) < 1e-12
              ? Stability.MARGINAL
              : next < near ? Stability.STABLE : Stability.UNSTABLE;
      assertThat(point.stability()).as("%s at %s", activation, point).isEqualTo(seen);
    }
  }

  private static List<FixedPoint> solve(Activation activation, double biasVariance) {
    return new EdgeOfChaos(ActivationFunction.of(activation), biasVariance).solve();
  }

  private static double gaussian(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
