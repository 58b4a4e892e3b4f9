package dev.initsweep.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * Makes the study's negative control: a folder of idx files whose images are those of another one
 * and whose labels are the same ones in an order drawn once and for all. {@code jobs/study} calls
 * it.
 */
final class ShuffledLabels {

  private static final int HEADER = 8;
  private static final long SEED = 1;

  private ShuffledLabels() {}

  /** Takes two folders, from and to; the second appears when it is whole. */
  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]), Path.of(arguments[1]));
  }

  static void write(Path from, Path to) throws IOException {
    Path whole = to.toAbsolutePath();
    Files.createDirectories(whole.getParent());
    Path made = Files.createTempDirectory(whole.getParent(), "shuffled-");
    for (String part : new String[] {"train", "t10k"}) {
      Files.write(
          made.resolve(part + "-images-idx3-ubyte"), read(from, part + "-images-idx3-ubyte"));
      String labels = part + "-labels-idx1-ubyte";
      Files.write(made.resolve(labels), shuffled(read(from, labels)));
    }
    Files.move(made, whole);
  }

  private static byte[] read(Path folder, String name) throws IOException {
    Path plain = folder.resolve(name);
    if (Files.exists(plain)) {
      return Files.readAllBytes(plain);
    }
    try (InputStream packed = Files.newInputStream(folder.resolve(name + ".gz"));
        InputStream in = new GZIPInputStream(packed)) {
      return in.readAllBytes();
    }
  }

  /** The order is Fisher and Yates' by java.util.Random, whose algorithm Java specifies. */
  static byte[] shuffled(byte[] labels) {
    byte[] shuffled = labels.clone();
    Random random = new Random(SEED);
    for (int i = shuffled.length - 1; i > HEADER; i--) {
      int j = HEADER + random.nextInt(i - HEADER + 1);
      byte swapped = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = swapped;
    }
    return shuffled;
  }
}
