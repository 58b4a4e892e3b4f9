package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ArcCosineTest {

  @Test
  void hasTheValuesOfTheTheoryPageAtCosineOneHalf() {
    // 1 - acos(1/2)/pi and (sqrt(3)/2 + pi/3) / pi; scipy 1.17.1's integrals agree (expected.py)
    assertThat(ArcCosine.zero(.5)).isCloseTo(2. / 3, within(1e-12));
    assertThat(ArcCosine.one(.5, ArcCosine.zero(.5))).isCloseTo(.60899778, within(1e-8));
  }

  @Test
  void isOneForEqualAndZeroForOppositeExamples() {
    assertThat(ArcCosine.zero(1)).isEqualTo(1);
    assertThat(ArcCosine.one(1, ArcCosine.zero(1))).isCloseTo(1, within(1e-15));
    assertThat(ArcCosine.zero(-1)).isCloseTo(0, within(1e-15));
    assertThat(ArcCosine.one(-1, ArcCosine.zero(-1))).isCloseTo(0, within(1e-15));
  }
}
