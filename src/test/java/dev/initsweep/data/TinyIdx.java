package dev.initsweep.data;

import dev.initsweep.cell.InputShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A data set of three training and two test images of 2 x 2, written out byte for byte. */
final class TinyIdx {

  static final byte[] TRAIN_IMAGES =
      bytes(0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255);
  static final byte[] TRAIN_LABELS = bytes(0, 0, 8, 1, 0, 0, 0, 3, 2, 0, 1);
  static final byte[] TEST_IMAGES =
      bytes(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 21, 22, 23, 24, 25, 26, 27, 28);
  static final byte[] TEST_LABELS = bytes(0, 0, 8, 1, 0, 0, 0, 2, 1, 2);

  private TinyIdx() {}

  static Map<IdxPart, byte[]> parts() {
    Map<IdxPart, byte[]> parts = new EnumMap<>(IdxPart.class);
    parts.put(IdxPart.TRAIN_IMAGES, TRAIN_IMAGES);
    parts.put(IdxPart.TRAIN_LABELS, TRAIN_LABELS);
    parts.put(IdxPart.TEST_IMAGES, TEST_IMAGES);
    parts.put(IdxPart.TEST_LABELS, TEST_LABELS);
    return parts;
  }

  static IdxSource source(List<Origin> origins) {
    Map<IdxPart, String> digests = new EnumMap<>(IdxPart.class);
    parts().forEach((part, bytes) -> digests.put(part, sha256(bytes)));
    return new IdxSource(
        "tiny", new IdxSource.Sizes(3, 2, new InputShape(List.of(2, 2)), 3), digests, origins);
  }

  static void write(Path folder) {
    parts().forEach((part, bytes) -> write(folder.resolve(part.fileName()), bytes));
  }

  static void writePacked(Path folder) {
    parts().forEach((part, bytes) -> write(folder.resolve(part.packedName()), packed(bytes)));
  }

  static Path write(Path path, byte[] bytes) {
    try {
      Files.createDirectories(path.getParent());
      return Files.write(path, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] bytes(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length);
    for (int value : values) {
      buffer.put((byte) value);
    }
    return buffer.array();
  }
}
