package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Scales;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionTest {

  private static final Architecture NETWORK =
      Trainings.setting(Activation.RELU, BiasTreatment.TRAINED, 7, 5, 4, 3).architecture();

  /** Mean squares of the weights after training. */
  private static final List<Double> END = List.of(.9, .6, 1.1);

  private static final List<Double> VECTOR = List.of(3., 1., 2.);

  static Stream<Axis> axes() {
    return Stream.of(
        new Axis.FanIn(), new Axis.Global(), new Axis.Layers(VECTOR), new Axis.Balanced());
  }

  @Test
  void onFanInIsTheWeightedMeanOfTheSquaredNorms() {
    // g* = (1/d) sum_l n_l |W_l|^2 with d = 35 + 20 + 12
    double expected = (7 * 35 * .9 + 5 * 20 * .6 + 4 * 12 * 1.1) / 67;
    assertThat(growth(new Axis.FanIn(), 3)).isCloseTo(Math.log(expected / 3), within(1e-12));
  }

  @Test
  void onGlobalIsTheMeanSquareOfAllWeights() {
    double expected = (35 * .9 + 20 * .6 + 12 * 1.1) / 67;
    assertThat(growth(new Axis.Global(), .4)).isCloseTo(Math.log(expected / .4), within(1e-12));
  }

  @Test
  void onLayersDividesEachLayerByItsScale() {
    double expected = (7 * 35 * .9 / 3 + 5 * 20 * .6 / 1 + 4 * 12 * 1.1 / 2) / 67;
    assertThat(growth(new Axis.Layers(VECTOR), 1.7))
        .isCloseTo(Math.log(expected / 1.7), within(1e-12));
  }

  @Test
  void onBalancedVanishesWithTheSumOfTheTheoryPage() {
    // sum_l (n_l / g_l^2) (g_l - |W_l|^2 / m_l) has the opposite sign of the growth.
    for (double r : new double[] {.7, 1, 1.4, 2, 3}) {
      Scales scales = new Axis.Balanced().scales(r, NETWORK);
      double sum = 0;
      for (int l = 0; l < 3; l++) {
        double g = scales.layer(l);
        double norm = NETWORK.weights(l) * END.get(l);
        sum += NETWORK.fanIn(l) / (g * g) * (g - norm / NETWORK.units(l));
      }
      assertThat(Math.signum(growth(new Axis.Balanced(), r)))
          .as("r = %s", r)
          .isEqualTo(-Math.signum(sum));
    }
  }

  @ParameterizedTest
  @MethodSource("axes")
  void vanishesWhereTheDivergenceIsLeast(Axis axis) {
    long seed = 3;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20; i++) {
      double coordinate = axis.coordinate(Math.exp(random.nextDouble(-.1, 2)), NETWORK);
      List<Double> end = IntStream.range(0, 3).mapToObj(l -> random.nextDouble(.1, 3)).toList();
      double h = 1e-5 * coordinate;
      double slope = divergence(axis, coordinate + h, end) - divergence(axis, coordinate - h, end);
      double growth =
          Condition.ofAxis(group(axis)).growth(coordinate, start(axis, coordinate), end);
      assertThat(Math.signum(growth))
          .as("%s at %s, seed %s", axis.label(), coordinate, seed)
          .isEqualTo(-Math.signum(slope));
    }
  }

  @Test
  void squaredNormComparesEndAndStart() {
    double growth =
        Condition.squaredNorm(group(new Axis.FanIn())).growth(2, List.of(.3, .2, .1), END);
    assertThat(growth)
        .isCloseTo(
            Math.log((35 * .9 + 20 * .6 + 12 * 1.1) / (35 * .3 + 20 * .2 + 12 * .1)),
            within(1e-12));
  }

  /** Of weights with mean squares from the Gaussian start, but for what no coordinate changes. */
  private static double divergence(Axis axis, double coordinate, List<Double> end) {
    Scales scales = axis.scales(coordinate, NETWORK);
    double sum = 0;
    for (int l = 0; l < 3; l++) {
      double variance = scales.layer(l) / NETWORK.fanIn(l);
      sum += NETWORK.weights(l) / 2. * (end.get(l) / variance + Math.log(variance));
    }
    return sum;
  }

  private static double growth(Axis axis, double coordinate) {
    return Condition.ofAxis(group(axis)).growth(coordinate, start(axis, coordinate), END);
  }

  /** Mean squares as expected at a coordinate. */
  private static List<Double> start(Axis axis, double coordinate) {
    Scales scales = axis.scales(coordinate, NETWORK);
    return IntStream.range(0, 3).mapToObj(l -> scales.layer(l) / NETWORK.fanIn(l)).toList();
  }

  @Test
  void theChanceDeviationOfWhatWasDrawnIsNoGrowth() {
    Condition condition = Condition.ofAxis(group(new Axis.FanIn()));
    List<Double> drawn = start(new Axis.FanIn(), 2).stream().map(square -> 1.1 * square).toList();
    assertThat(condition.growth(2, drawn, drawn)).isZero();
  }

  private static Group group(Axis axis) {
    return new Group(Trainings.setting(Activation.RELU, BiasTreatment.TRAINED, 7, 5, 4, 3), axis);
  }
}
