package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.theory.MonotoneCurve.Crossing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected numbers: scipy 1.17.1, PchipInterpolator, made by expected.py. */
class MonotoneCurveTest {

  private static final MonotoneCurve CURVE =
      new MonotoneCurve(
          List.of(-2., -1., 0., 1.5, 2., 4., 5.), List.of(3., 2.5, 2.6, .4, -.1, -.2, .9));

  @Test
  void isScipysPchip() {
    double[] at = {-1.7, -.5, .3, 1.8, 3, 4.9};
    double[] expected = {
      2.7744, 2.55, 2.426536244541485, .029035848481771, -.179069767441860, .74905
    };
    for (int i = 0; i < at.length; i++) {
      assertThat(CURVE.value(at[i])).as("at %s", at[i]).isCloseTo(expected[i], within(1e-12));
    }
  }

  @Test
  void findsEveryChangeOfSignAndItsDirection() {
    List<Crossing> crossings = CURVE.crossings();
    assertThat(crossings).extracting(Crossing::falling).containsExactly(true, false);
    assertThat(crossings.get(0).x()).isCloseTo(1.8286793941835533, within(1e-12));
    assertThat(crossings.get(1).x()).isCloseTo(4.358050079925061, within(1e-12));
  }

  @Test
  void isAStraightLineThroughTwoPoints() {
    assertThat(new MonotoneCurve(List.of(1., 3.), List.of(5., -1.)).value(1.5))
        .isCloseTo(3.5, within(1e-12));
  }
}
