package dev.initsweep.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Reads and writes folders of idx files, of which each part has one of images and one of labels.
 */
final class IdxFolder {

  static final List<String> PARTS = List.of("train", "t10k");

  private IdxFolder() {}

  static String images(String part) {
    return part + "-images-idx3-ubyte";
  }

  static String labels(String part) {
    return part + "-labels-idx1-ubyte";
  }

  /** The bytes of a file, which may be packed. */
  static byte[] read(Path folder, String name) throws IOException {
    Path plain = folder.resolve(name);
    if (Files.exists(plain)) {
      return Files.readAllBytes(plain);
    }
    try (InputStream packed = Files.newInputStream(folder.resolve(name + ".gz"));
        InputStream in = new GZIPInputStream(packed)) {
      return in.readAllBytes();
    }
  }

  /** Writes files by their names; the folder appears when it is whole. */
  static void write(Path folder, Map<String, byte[]> files) throws IOException {
    Path whole = folder.toAbsolutePath();
    Files.createDirectories(whole.getParent());
    Path made = Files.createTempDirectory(whole.getParent(), "unfinished-");
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(made.resolve(file.getKey()), file.getValue());
    }
    Files.move(made, whole);
  }
}
