package dev.initsweep.study;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a folder of idx files from the training images of another one: its training images are the
 * first 55,000, its test images those that are left out. {@code jobs/paper} calls it.
 */
final class LeftOutImages {

  private static final int TRAINED = 55_000;
  private static final int COUNT_AT = 4;

  private LeftOutImages() {}

  /** Takes two folders, from and to; the second appears when it is whole. */
  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]), Path.of(arguments[1]), TRAINED);
  }

  static void write(Path from, Path to, int trained) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    byte[] images = IdxFolder.read(from, IdxFolder.images("train"));
    byte[] labels = IdxFolder.read(from, IdxFolder.labels("train"));
    files.put(IdxFolder.images("train"), items(images, 0, trained));
    files.put(IdxFolder.labels("train"), items(labels, 0, trained));
    files.put(IdxFolder.images("t10k"), items(images, trained, count(images)));
    files.put(IdxFolder.labels("t10k"), items(labels, trained, count(labels)));
    IdxFolder.write(to, files);
  }

  private static int count(byte[] idx) {
    return ByteBuffer.wrap(idx).getInt(COUNT_AT);
  }

  /** An idx file with some of the items of another one. */
  static byte[] items(byte[] idx, int from, int to) {
    // The fourth byte is the number of dimensions, each of which has four bytes after it.
    int header = COUNT_AT + 4 * idx[3];
    int size = (idx.length - header) / count(idx);
    byte[] some = new byte[header + (to - from) * size];
    System.arraycopy(idx, 0, some, 0, header);
    ByteBuffer.wrap(some).putInt(COUNT_AT, to - from);
    System.arraycopy(idx, header + from * size, some, header, some.length - header);
    return some;
  }
}
