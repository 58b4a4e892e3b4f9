package dev.initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class SyntheticTest {

  private static final DataSources SOURCES = DataSources.standard(Path.of("no-such-folder"));

  @Test
  void hasTheSizesThatItsPageStates() {
    Dataset data = SOURCES.load("synthetic");
    assertThat(data.train().size()).isEqualTo(1000);
    assertThat(data.test().size()).isEqualTo(500);
    assertThat(data.train().inputs()).isEqualTo(32);
    assertThat(data.classes()).isEqualTo(4);
  }

  /**
   * The digest that src/test/resources/dev/initsweep/data/synthetic_digest.py prints under Python
   * 3.11, which draws the examples anew from their description.
   */
  @Test
  void contentIsThatOfItsDescription() {
    assertThat(SOURCES.load("synthetic").digest())
        .isEqualTo("12d51fa79ff825a53da7d4d05e1b19b850a6f2eb1332924c0a32f0c2b375d8e0");
  }

  @Test
  void factsAreThoseOfTheData() {
    assertThat(SOURCES.facts("synthetic")).isEqualTo(SOURCES.load("synthetic").facts());
  }

  @Test
  void hasNothingToFetch() {
    assertThat(SOURCES.fetch("synthetic")).isEmpty();
  }

  @Test
  void bayesErrorIsTheStatedOne() {
    assertThat(bayesError()).isCloseTo(.048, within(.0005));
  }

  /** Monte Carlo of the best classifier on the bytes themselves, against the closed form. */
  @Test
  void bestClassifierErrsAsOftenAsTheClosedFormSays() {
    int count = 200_000;
    ByteExamples examples =
        IdxReader.examples(Synthetic.images(77, count), Synthetic.labels(count), 4);
    float[] values = new float[32];
    long errors =
        IntStream.range(0, count)
            .filter(
                i -> {
                  examples.copyValues(i, values, 0);
                  return best(values) != examples.label(i);
                })
            .count();
    double expected = bayesError();
    double standardError = Math.sqrt(expected * (1 - expected) / count);
    // Ties of rounded sums go to the lower class: they add up to a hundredth of the errors.
    assertThat((double) errors / count)
        .as("seed 77")
        .isCloseTo(expected, within(4 * standardError + .0005));
  }

  /** 1 - E[Phi(Z + d)^3] by the midpoint rule. */
  private static double bayesError() {
    double d = 25 * Math.sqrt(8) / 24;
    NormalDistribution normal = NormalDistribution.of(0, 1);
    double step = 1e-3;
    return 1
        - IntStream.range(-10_000, 10_000)
            .mapToDouble(i -> (i + .5) * step)
            .map(z -> normal.density(z) * Math.pow(normal.cumulativeProbability(z + d), 3) * step)
            .sum();
  }

  private static int best(float[] values) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < 4; c++) {
      double sum = 0;
      for (int j = 8 * c; j < 8 * c + 8; j++) {
        sum += values[j];
      }
      if (sum > most) {
        most = sum;
        best = c;
      }
    }
    return best;
  }
}
