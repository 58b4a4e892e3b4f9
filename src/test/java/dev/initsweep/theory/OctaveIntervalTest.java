package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class OctaveIntervalTest {

  @Test
  void isStudentsOnLogScale() {
    // scipy 1.17.1, stats.t.ppf, made by expected.py
    Interval interval = OctaveInterval.around(17, List.of(14.2, 19.5, 17.1)).orElseThrow();
    assertThat(interval.low()).isCloseTo(11.442441186631198, within(1e-9));
    assertThat(interval.high()).isCloseTo(25.256848192294296, within(1e-9));
  }

  @Test
  void needsTwoSeeds() {
    assertThat(OctaveInterval.around(17, List.of(17.))).isEmpty();
  }
}
