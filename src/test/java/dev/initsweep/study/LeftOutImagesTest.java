package dev.initsweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.data.DataFolders;
import dev.initsweep.data.DataSources;
import dev.initsweep.data.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOutImagesTest {

  @TempDir private Path folder;

  @Test
  void theImagesLeftOutAreTheTestImages() throws IOException {
    Path from = Files.createDirectories(folder.resolve("digits"));
    Files.write(from.resolve("train-images-idx3-ubyte"), images(0, 20));
    Files.write(from.resolve("train-labels-idx1-ubyte"), labels(0, 20));
    Path to = folder.resolve("below/left-out");
    LeftOutImages.write(from, to, 15);

    assertThat(to.resolve("train-images-idx3-ubyte")).hasBinaryContent(images(0, 15));
    assertThat(to.resolve("train-labels-idx1-ubyte")).hasBinaryContent(labels(0, 15));
    assertThat(to.resolve("t10k-images-idx3-ubyte")).hasBinaryContent(images(15, 20));
    assertThat(to.resolve("t10k-labels-idx1-ubyte")).hasBinaryContent(labels(15, 20));
    Dataset data = DataSources.standard(DataFolders.cacheOnly(folder), line -> {}).load(to + "/");
    assertThat(data.facts().trainExamples()).isEqualTo(15);
    assertThat(data.facts().inputs()).isEqualTo(2);
  }

  /** An idx file of images of 1 x 2 pixels. */
  private static byte[] images(int from, int to) {
    return idx(new int[] {to - from, 1, 2}, IntStream.range(2 * from, 2 * to));
  }

  private static byte[] labels(int from, int to) {
    return idx(new int[] {to - from}, IntStream.range(from, to).map(i -> i % 4));
  }

  private static byte[] idx(int[] dimensions, IntStream values) {
    int[] all =
        IntStream.concat(
                IntStream.concat(
                    IntStream.of(0, 0, 8, dimensions.length),
                    IntStream.of(dimensions).flatMap(d -> IntStream.of(0, 0, 0, d))),
                values)
            .toArray();
    byte[] bytes = new byte[all.length];
    for (int i = 0; i < all.length; i++) {
      bytes[i] = (byte) all[i];
    }
    return bytes;
  }
}
