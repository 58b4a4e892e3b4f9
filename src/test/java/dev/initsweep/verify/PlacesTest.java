package dev.initsweep.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import org.junit.jupiter.api.Test;

class PlacesTest {

  @Test
  void onGlobalTheStandardDeviationStandsBesideTheVariance() {
    Places places = new Places(new Group(Groups.SETTING, new Axis.Global()));
    assertThat(places.text(places.place(.15 * .15))).isEqualTo("0.0225 (s0 = 0.15)");
    assertThat(places.text(Double.NEGATIVE_INFINITY)).isEqualTo("0 (s0 = 0)");
    assertThat(places.text(Double.POSITIVE_INFINITY)).isEqualTo("infinity (s0 = infinity)");
  }

  @Test
  void otherAxesHaveOneCoordinate() {
    Places places = new Places(new Group(Groups.SETTING, new Axis.FanIn()));
    assertThat(places.text(places.place(16))).isEqualTo("16");
    assertThat(places.text(places.place(10 / 3.0))).isEqualTo("3.33");
  }
}
