package dev.initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Interval;
import dev.initsweep.plan.Axis;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CoordinateTextTest {

  private static final Axis GLOBAL = new Axis.Global();
  private static final Axis FAN_IN = new Axis.FanIn();

  @Test
  void aVarianceOfAllWeightsHasItsStandardDeviation() {
    assertThat(CoordinateText.point(GLOBAL, .0225)).isEqualTo("σ² = 0.0225 (s0 = 0.15)");
    assertThat(CoordinateText.brief(GLOBAL, .0225)).isEqualTo("s0 = 0.15");
    assertThat(CoordinateText.point(GLOBAL, .0225, Optional.of(new Interval(.01, .04))))
        .isEqualTo("σ² = 0.0225 (0.01 to 0.04), s0 = 0.15 (0.1 to 0.2)");
  }

  @Test
  void anOpenEndStaysOpen() {
    Interval below = new Interval(Double.NEGATIVE_INFINITY, .04);
    assertThat(CoordinateText.point(GLOBAL, .0225, Optional.of(below)))
        .isEqualTo("σ² = 0.0225 (below 0.04), s0 = 0.15 (below 0.2)");
  }

  @Test
  void otherAxesHaveTheirSymbolOnly() {
    assertThat(CoordinateText.point(FAN_IN, 16)).isEqualTo("g = 16");
    assertThat(CoordinateText.brief(FAN_IN, 16)).isEqualTo("g = 16");
    assertThat(CoordinateText.point(new Axis.Balanced(), 2, Optional.of(new Interval(1, 3))))
        .isEqualTo("r = 2 (1 to 3)");
  }

  @Test
  void nothingIsADash() {
    assertThat(CoordinateText.value(GLOBAL, OptionalDouble.empty())).isEqualTo("–");
  }
}
