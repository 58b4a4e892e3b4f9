package dev.initsweep.inspect;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes arrays that {@code numpy.load} reads: a zip of files in format NPY 1.0. */
final class Npz implements AutoCloseable {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private final ZipOutputStream zip;

  Npz(OutputStream out) {
    this.zip = new ZipOutputStream(out);
  }

  /** Adds an array of float32 in row-major order. */
  void add(String name, float[] values, int... shape) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(4, values.length)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    write(name, "<f4", bytes.array(), shape);
  }

  /** Adds an array of int32 in row-major order. */
  void add(String name, int[] values, int... shape) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(4, values.length)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    write(name, "<i4", bytes.array(), shape);
  }

  /** Adds a text as its UTF-8 bytes. */
  void add(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(name, "|u1", bytes, bytes.length);
  }

  private void write(String name, String type, byte[] bytes, int... shape) throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    // No time of day: the same cell gives the same file.
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    zip.write(header(type, shape));
    zip.write(bytes);
    zip.closeEntry();
  }

  private static byte[] header(String type, int... shape) {
    String sizes = Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s,), }".formatted(type, sizes);
    int bare = MAGIC.length + 2 + text.length() + 1;
    int padded = (bare + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] line = (text + " ".repeat(padded - bare) + "\n").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(padded)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) line.length)
        .put(line)
        .array();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
