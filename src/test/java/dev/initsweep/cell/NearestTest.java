package dev.initsweep.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  @ParameterizedTest
  @CsvSource({
    "kitten, sitting, 3", // the textbook example
    "'', abc, 3",
    "abc, '', 3",
    "seeds, seeds, 0",
    "seed, seeds, 1",
    "mnits, mnist, 2"
  })
  void distanceCountsEdits(String a, String b, int expected) {
    assertThat(Nearest.distance(a, b)).isEqualTo(expected);
  }

  @Test
  void findsTheNameThatWasMeant() {
    assertThat(Nearest.of("epoch", List.of("seeds", "epochs", "points"))).hasValue("epochs");
  }

  @Test
  void takesTheFirstByAlphabetAmongEquals() {
    assertThat(Nearest.of("b", List.of("d", "c", "a"))).hasValue("a");
  }

  @Test
  void isEmptyWhereNothingIsKnown() {
    assertThat(Nearest.of("b", List.of())).isEmpty();
  }
}
