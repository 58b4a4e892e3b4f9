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

  @BeforeAll
  static void fetch() {
    DataSources sources = DataSources.standard(DataFolders.cacheOnly(cache), System.out::println);
    mnist = sources.load("mnist");
    fashion = sources.load("fashion-mnist");
  }

  @Test
  void sizesAreThePublishedOnes() {
    DataSources sources = DataSources.standard(cache);
    assertThat(mnist.facts()).isEqualTo(sources.facts("mnist"));
    assertThat(fashion.facts()).isEqualTo(sources.facts("fashion-mnist"));
  }

  @Test
  void firstLabelsAreThePublishedOnes() {
    assertThat(firstLabels(mnist.train())).containsExactly(5, 0, 4, 1, 9);
    assertThat(firstLabels(mnist.test())).containsExactly(7, 2, 1, 0, 4);
    assertThat(firstLabels(fashion.train())).containsExactly(9, 0, 0, 3, 0);
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
