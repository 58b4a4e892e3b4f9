package dev.initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "2, 2",
    "0.011349, 0.0113",
    "1234.5, 1230",
    "0.00001234, 1.23e-05",
    "-16.04, -16",
    "1e9, 1.00e+09"
  })
  void hasThreeSignificantDigits(double value, String text) {
    assertThat(Numbers.text(value)).isEqualTo(text);
  }

  @Test
  void saysWhichEndOfAnIntervalIsOpen() {
    assertThat(Numbers.text(new Interval(0, 3))).isEqualTo("below 3");
    assertThat(Numbers.text(new Interval(3, Double.POSITIVE_INFINITY))).isEqualTo("above 3");
    assertThat(Numbers.text(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)))
        .isEqualTo("not bounded");
  }

  @Test
  void turnsLogRatiosIntoPercent() {
    assertThat(Numbers.percent(Math.log(0.5))).isEqualTo("-50 %");
    assertThat(Numbers.percent(Math.log(1.02))).isEqualTo("+2.0 %");
    assertThat(Numbers.percent(Math.log(20))).isEqualTo("x20");
  }
}
