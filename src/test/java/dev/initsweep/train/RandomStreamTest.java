package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

  @Test
  void philoxGivesThePublishedAnswers() {
    // Known answers of Random123 (D. E. Shaw Research), examples/kat_vectors: philox4x32, 10
    // rounds.
    assertThat(philox(0, 0, 0, 0, 0, 0)).isEqualTo("6627e8d5 e169c58d bc57ac4c 9b00dbd8");
    assertThat(philox(-1, -1, -1, -1, -1, -1)).isEqualTo("408f276d 41c83b0e a20bc7c6 6d5451fd");
    assertThat(philox(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0))
        .isEqualTo("d16cfe09 94fdcceb 5001e420 24126ea1");
  }

  @Test
  void normalsHaveTheMomentsOfANormal() {
    int n = 200_000;
    double[] z = new double[n];
    RandomStream stream = new RandomStream("moments");
    Arrays.setAll(z, i -> stream.normal());
    // Five standard errors: of the mean 1, of the square 2, of the fourth power 96.
    assertThat(Arrays.stream(z).average().orElseThrow()).isCloseTo(0, within(5 / Math.sqrt(n)));
    assertThat(Arrays.stream(z).map(x -> x * x).average().orElseThrow())
        .isCloseTo(1, within(5 * Math.sqrt(2. / n)));
    assertThat(Arrays.stream(z).map(x -> x * x * x * x).average().orElseThrow())
        .isCloseTo(3, within(5 * Math.sqrt(96. / n)));
  }

  @Test
  void boundedDrawsAreUniform() {
    int bound = 7;
    int n = 70_000;
    int[] counts = new int[bound];
    RandomStream stream = new RandomStream("bounded");
    for (int i = 0; i < n; i++) {
      counts[stream.below(bound)]++;
    }
    double chiSquare =
        Arrays.stream(counts).mapToDouble(c -> Math.pow(c - n / (double) bound, 2)).sum()
            / (n / (double) bound);
    assertThat(chiSquare).as("chi-square on 6 degrees; 27.9 has p = 1e-4").isLessThan(27.9);
  }

  @Test
  void anotherTextIsAnotherStream() {
    assertThat(new RandomStream("a").word()).isNotEqualTo(new RandomStream("b").word());
  }

  private static String philox(int a, int b, int c, int d, int firstKey, int secondKey) {
    int[] counter = {a, b, c, d};
    RandomStream.philox(counter, firstKey, secondKey);
    return String.format(
        Locale.ROOT, "%08x %08x %08x %08x", counter[0], counter[1], counter[2], counter[3]);
  }
}
