package dev.initsweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.data.DataFolders;
import dev.initsweep.data.DataSources;
import dev.initsweep.data.Dataset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShuffledLabelsTest {

  private static final int EXAMPLES = 1000;

  @TempDir private Path folder;

  @Test
  void keepsImagesAndTheNumberOfEachLabelAndLeavesNoLabelToBeLearned() throws IOException {
    Path from = Files.createDirectories(folder.resolve("from"));
    byte[] images = idx(3, IntStream.range(0, EXAMPLES).map(i -> i % 10));
    byte[] labels = idx(1, IntStream.range(0, EXAMPLES).map(i -> i % 10));
    for (String part : new String[] {"train", "t10k"}) {
      Files.write(from.resolve(part + "-images-idx3-ubyte"), images);
      Files.write(from.resolve(part + "-labels-idx1-ubyte.gz"), packed(labels));
    }
    Path to = folder.resolve("below/to");
    ShuffledLabels.write(from, to);

    assertThat(to.resolve("train-images-idx3-ubyte")).hasBinaryContent(images);
    byte[] shuffled = Files.readAllBytes(to.resolve("train-labels-idx1-ubyte"));
    assertThat(Arrays.copyOf(shuffled, 8)).isEqualTo(Arrays.copyOf(labels, 8));
    assertThat(sorted(shuffled)).isEqualTo(sorted(labels));
    long right = IntStream.range(8, labels.length).filter(i -> shuffled[i] == labels[i]).count();
    // Guessing gives 100 of 1,000, with a standard deviation of some 10.
    assertThat(right).isBetween(60L, 140L);
    assertThat(ShuffledLabels.shuffled(labels)).isEqualTo(shuffled);
    try (var files = Files.list(to.getParent())) {
      assertThat(files).containsExactly(to);
    }
  }

  @Test
  void isAFolderThatAPlanMayName() throws IOException {
    Path from = Files.createDirectories(folder.resolve("digits"));
    for (String part : new String[] {"train", "t10k"}) {
      Files.write(
          from.resolve(part + "-images-idx3-ubyte"), idx(3, IntStream.range(0, 20).map(i -> i)));
      Files.write(
          from.resolve(part + "-labels-idx1-ubyte"),
          idx(1, IntStream.range(0, 20).map(i -> i % 4)));
    }
    ShuffledLabels.write(from, folder.resolve("shuffled"));
    Dataset data =
        DataSources.standard(DataFolders.cacheOnly(folder), line -> {})
            .load(folder.resolve("shuffled") + "/");
    assertThat(data.facts().trainExamples()).isEqualTo(20);
    assertThat(data.facts().classes()).isEqualTo(4);
  }

  /** An idx file of bytes: images are of 1 x 1. */
  private static byte[] idx(int dimensions, IntStream values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int[] all = values.toArray();
    bytes.writeBytes(new byte[] {0, 0, 8, (byte) dimensions});
    bytes.writeBytes(new byte[] {0, 0, (byte) (all.length >> 8), (byte) all.length});
    for (int d = 1; d < dimensions; d++) {
      bytes.writeBytes(new byte[] {0, 0, 0, 1});
    }
    Arrays.stream(all).forEach(bytes::write);
    return bytes.toByteArray();
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] sorted(byte[] bytes) {
    byte[] sorted = bytes.clone();
    Arrays.sort(sorted, 8, sorted.length);
    return sorted;
  }
}
