package dev.initsweep.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

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
    Map<String, byte[]> files = new TreeMap<>();
    for (String part : IdxFolder.PARTS) {
      files.put(IdxFolder.images(part), IdxFolder.read(from, IdxFolder.images(part)));
      files.put(IdxFolder.labels(part), shuffled(IdxFolder.read(from, IdxFolder.labels(part))));
    }
    IdxFolder.write(to, files);
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
