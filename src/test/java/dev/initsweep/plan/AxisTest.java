package dev.initsweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Scales;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AxisTest {

  private static final Architecture NET =
      new Mlp(List.of(784, 128, 128, 10), Activation.RELU, BiasTreatment.TRAINED);

  static Stream<Axis> axes() {
    return Stream.of(
        new Axis.FanIn(),
        new Axis.Global(),
        new Axis.Balanced(),
        new Axis.Layers(List.of(3.4, 3.1, 16.0)));
  }

  @ParameterizedTest
  @MethodSource("axes")
  void findsTheCoordinateOfItsOwnScales(Axis axis) {
    for (double r = 1; r <= 64; r *= 1.5) {
      double coordinate = axis.coordinate(r, NET);
      Scales scales = axis.scales(coordinate, NET);
      assertThat(scales.ratioToHe(NET)).isCloseTo(r, within(1e-10 * r));
      assertThat(axis.coordinateOf(scales, NET).orElseThrow())
          .isCloseTo(coordinate, within(1e-9 * coordinate));
    }
  }

  @ParameterizedTest
  @MethodSource("axes")
  void knowsScalesThatDoNotLieOnIt(Axis axis) {
    assertThat(axis.coordinateOf(new Scales(List.of(1.0, 2.0, 40.0)), NET)).isEmpty();
  }

  @Test
  void meetsInHe() {
    assertThat(new Axis.FanIn().scales(2, NET)).isEqualTo(Scales.he(3));
    assertThat(new Axis.Balanced().scales(1, NET)).isEqualTo(Scales.he(3));
    assertThat(new Axis.Layers(List.of(1.0, 1.0, 1.0)).scales(2, NET)).isEqualTo(Scales.he(3));
  }

  @Test
  void givesEveryWeightTheSameVarianceOnTheGlobalAxis() {
    Scales scales = new Axis.Global().scales(.5, NET);
    for (int l = 0; l < 3; l++) {
      assertThat(scales.layer(l) / NET.fanIn(l)).isEqualTo(.5);
    }
  }

  @Test
  void addsTheSameSquaredNormToEveryLayerOnTheBalancedAxis() {
    Scales scales = new Axis.Balanced().scales(3, NET);
    double first = NET.units(0) * (scales.layer(0) - 2);
    for (int l = 1; l < 3; l++) {
      assertThat(NET.units(l) * (scales.layer(l) - 2)).isCloseTo(first, within(1e-8));
    }
  }

  @Test
  void refusesABalancedCoordinateWithoutPositiveVariances() {
    // 2 + s / 10 > 0 asks for r > 1 - 3 x 10 / 266 = 0.8872.
    assertThat(new Axis.Balanced().scales(.888, NET).depth()).isEqualTo(3);
    assertThatThrownBy(() -> new Axis.Balanced().scales(.887, NET))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
