package dev.initsweep.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/**
 * The content of one idx file: unsigned bytes in an array of one dimension (labels) or three
 * (images, rows, columns). Format: Y. LeCun, C. Cortes, C. Burges, "The MNIST database", section
 * "File formats".
 */
final class IdxFile {

  private static final int UNSIGNED_BYTES = 0x08;

  private final String source;
  private final List<Integer> dimensions;
  private final byte[] payload;

  /**
   * @param source where it came from, for messages
   * @param dimensions all at least 1
   * @param payload as many bytes as the product of the dimensions; kept, not copied
   */
  IdxFile(String source, List<Integer> dimensions, byte[] payload) {
    this.source = source;
    this.dimensions = List.copyOf(dimensions);
    this.payload = payload;
  }

  /**
   * Returns the number that a file with this many dimensions starts with: 2049 for one, 2051 for
   * three.
   */
  static int magic(int dimensions) {
    return UNSIGNED_BYTES << 8 | dimensions;
  }

  String source() {
    return source;
  }

  /** Number of labels or images. */
  int count() {
    return dimensions.get(0);
  }

  /** Sizes of one item: rows and columns of an image, nothing for a label. */
  List<Integer> shape() {
    return dimensions.subList(1, dimensions.size());
  }

  /** Bytes of one item: rows x columns for images, 1 for labels. */
  int itemBytes() {
    return payload.length / count();
  }

  byte[] payload() {
    return payload;
  }

  /** SHA-256 of the unpacked file, lower-case hex. */
  String digest() {
    MessageDigest digest = Sha256.digest();
    digest.update(header());
    digest.update(payload);
    return Sha256.hex(digest);
  }

  /** Writes the unpacked file. */
  void write(Path path) throws IOException {
    try (OutputStream out = Files.newOutputStream(path)) {
      out.write(header());
      out.write(payload);
    }
  }

  private byte[] header() {
    ByteBuffer header = ByteBuffer.allocate(4 * (1 + dimensions.size()));
    header.putInt(magic(dimensions.size()));
    dimensions.forEach(header::putInt);
    return header.array();
  }
}
