package dev.initsweep.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Expected numbers: numpy 2.4.6 and scipy 1.17.1, {@code python3
 * src/test/resources/dev/initsweep/verify/expected_statistics.py}.
 */
class LocalFitTest {

  private static final double[] GRID =
      IntStream.rangeClosed(-4, 16).mapToDouble(k -> k / 2.0).toArray();

  private static double[] curve(int seed) {
    return Arrays.stream(GRID)
        .map(
            x -> {
              double u = x - 3 - .2 * Math.sin(seed);
              return .4 * u * u + .03 * u * u * u + .05 * Math.cos(3 * seed + 5 * x);
            })
        .toArray();
  }

  private static FittedCurve fit(int seeds) {
    double[][] log =
        IntStream.rangeClosed(1, seeds).mapToObj(LocalFitTest::curve).toArray(double[][]::new);
    return FittedCurve.of(GRID, log, GRID, 2);
  }

  private static double dot(double[] weights, double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> weights[i] * values[i]).sum();
  }

  @Test
  void valueAndSlopeAreThoseOfWeightedLeastSquares() {
    double[][] weights = new LocalQuartic(GRID, GRID, 2).weights(2.8);
    assertThat(dot(weights[0], curve(1))).isCloseTo(.0568261335423, within(1e-9));
    assertThat(dot(weights[1], curve(1))).isCloseTo(-.296479285731, within(1e-9));
  }

  @Test
  void nearTheEndTheWindowReachesBeyondTheSixthPoint() {
    double[][] weights = new LocalQuartic(GRID, GRID, 2).weights(-1.9);
    assertThat(dot(weights[0], curve(1))).isCloseTo(6.37991373768, within(1e-8));
    assertThat(dot(weights[1], curve(1))).isCloseTo(-1.9820161819, within(1e-8));
  }

  @Test
  void aQuarticIsReproducedOnAnyGrid() {
    double[] coarse = {-3, -1.4, 0, 1, 2.3, 3, 4.4, 6};
    double[] y = Arrays.stream(coarse).map(x -> 1 + x - .5 * x * x + .2 * Math.pow(x, 4)).toArray();
    double z = 1.7;
    double[][] weights = new LocalQuartic(coarse, coarse, 2).weights(z);
    assertThat(dot(weights[0], y))
        .isCloseTo(1 + z - .5 * z * z + .2 * Math.pow(z, 4), within(1e-8));
    assertThat(dot(weights[1], y)).isCloseTo(1 - z + .8 * Math.pow(z, 3), within(1e-8));
  }

  /** In windows of two octaves; the sixth point counts a sixteenth more, as it has a weight. */
  @Test
  void theFitStretchesToItsSixthPointButNotBeyondHalfOfTheGrid() {
    double[] octaves = {-4, -3, -2, -1, 0, 1, 2, 3, 4};
    double[] six = {-2.5, -1.6, -.6, .6, 1.6, 2.5};
    assertThat(new LocalQuartic(GRID, GRID, 2).stretch(.3)).isEqualTo(1);
    assertThat(new LocalQuartic(octaves, octaves, 2).stretch(0)).isEqualTo(3 * 1.0625 / 2);
    assertThat(new LocalQuartic(six, six, 2).stretch(0)).isEqualTo(1.25);
    assertThat(new LocalQuartic(six, six, 2).stretch(.9)).isEqualTo(1.25);
  }

  @Test
  void theIntervalInvertsTheTestOfTheSlope() {
    ArgminInterval argmin = ArgminInterval.of(fit(4), .95, 0);
    // The lattice has steps of 1/32 octave, between which the test is interpolated.
    assertThat(argmin.estimate()).isCloseTo(3.05334475689, within(2e-3));
    assertThat(argmin.interval().orElseThrow().low()).isCloseTo(2.80285344555, within(2e-3));
    assertThat(argmin.interval().orElseThrow().high()).isCloseTo(3.30654011581, within(2e-3));
    assertThat(argmin.edge()).isEmpty();
  }

  @Test
  void theBiasAllowanceMovesBothEndsOut() {
    ArgminInterval without = ArgminInterval.of(fit(4), .95, 0);
    ArgminInterval with = ArgminInterval.of(fit(4), .95, .05);
    assertThat(without.interval().orElseThrow().low() - with.interval().orElseThrow().low())
        .isCloseTo(.05, within(1e-12));
    assertThat(with.interval().orElseThrow().high() - without.interval().orElseThrow().high())
        .isCloseTo(.05, within(1e-12));
  }

  @Test
  void aFallingCurveHasItsLeastAtTheEndAndNoUpperBound() {
    double[][] log = {
      Arrays.stream(GRID).map(x -> -x).toArray(), Arrays.stream(GRID).map(x -> -1.1 * x).toArray()
    };
    ArgminInterval argmin = ArgminInterval.of(FittedCurve.of(GRID, log, GRID, 2), .95, 0);
    assertThat(argmin.edge()).isEqualTo(Optional.of(Side.ABOVE));
    assertThat(argmin.interval().orElseThrow().high()).isInfinite();
  }

  @Test
  void theStableBandOfAParabolaIsKnown() {
    double[][] log = {Arrays.stream(GRID).map(x -> .5 * (x - 3) * (x - 3)).toArray()};
    FittedCurve fit = FittedCurve.of(GRID, log, GRID, 2);
    double half = Math.sqrt(2 * Math.log(2));
    assertThat(StableBand.of(fit, 2).low()).isCloseTo(3 - half, within(1e-3));
    assertThat(StableBand.of(fit, 2).high()).isCloseTo(3 + half, within(1e-3));
  }
}
