package dev.initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetches the real files into an empty cache, by whatever way works on this machine. */
class DataFetchIT {

  @TempDir private static Path cache;
  private static Dataset mnist;
  private static Dataset fashion;
  private static Dataset digits;
  private static Dataset wine;

  @BeforeAll
  static void fetch() {
    DataSources sources = DataSources.standard(DataFolders.cacheOnly(cache), System.out::println);
    mnist = sources.load("mnist");
    fashion = sources.load("fashion-mnist");
    digits = sources.load("digits");
    wine = sources.load("wine");
  }

  @Test
  void sizesAreThePublishedOnes() {
    DataSources sources = DataSources.standard(cache);
    assertThat(mnist.facts()).isEqualTo(sources.facts("mnist"));
    assertThat(fashion.facts()).isEqualTo(sources.facts("fashion-mnist"));
    assertThat(digits.facts()).isEqualTo(sources.facts("digits"));
    assertThat(wine.facts()).isEqualTo(sources.facts("wine"));
  }

  @Test
  void firstLabelsAreThePublishedOnes() {
    assertThat(firstLabels(mnist.train())).containsExactly(5, 0, 4, 1, 9);
    assertThat(firstLabels(mnist.test())).containsExactly(7, 2, 1, 0, 4);
    assertThat(firstLabels(fashion.train())).containsExactly(9, 0, 0, 3, 0);
  }

  /** Counts of classes from the descriptions of scikit-learn, and of awk over the file. */
  @Test
  void classesOfTablesAreThePublishedOnes() {
    DataSources sources = DataSources.standard(cache);
    assertThat(sources.reading("digits").classes().values())
        .containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
    assertThat(sources.reading("wine").classes().values()).containsExactly(59, 71, 48);
    assertThat(digits.train().unit()).isEqualTo(16);
  }

  /** 1 / mean x^2 = 8.9 for MNIST's training images in 0..1: the theory page's lsuv predictor. */
  @Test
  void meanSquareOfMnistIsThatOfTheTheoryPage() {
    Examples train = mnist.train();
    float[] values = new float[train.inputs()];
    double sum = 0;
    for (int i = 0; i < train.size(); i++) {
      train.copyValues(i, values, 0);
      for (float value : values) {
        double x = value / train.unit();
        sum += x * x;
      }
    }
    double mean = sum / ((double) train.size() * train.inputs());
    assertThat(1 / mean).isCloseTo(8.9, within(.05));
  }

  private static int[] firstLabels(Examples examples) {
    return IntStream.range(0, 5).map(examples::label).toArray();
  }
}
