package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Shown;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds an array of numpy. Format: numpy's enhancement proposal 1, "A simple file format for NumPy
 * arrays", versions 1 to 3.
 *
 * @param source where it is from, for messages
 * @param shape its dimensions
 * @param type numpy's letter of its numbers' kind and how many bytes each has, such as {@code u1}
 * @param bytes of its numbers, in the order of rows
 */
record Npy(String source, List<Integer> shape, String type, ByteBuffer bytes) {

  private static final String NUMPY = "an array of numpy";

  private static final List<String> TYPES =
      List.of("b1", "u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", "f4", "f8");

  private static final Pattern HEADER =
      Pattern.compile(
          "\\{\\s*'descr':\\s*'([<>|=]?)([a-zA-Z]\\d+)',\\s*'fortran_order':\\s*(True|False),"
              + "\\s*'shape':\\s*\\(([\\d, ]*)\\),?\\s*\\}\\s*");

  /**
   * Reads an array.
   *
   * @throws BadInputException if it is none, or one of other things than numbers in order of rows
   */
  static Npy read(String source, InputStream in) throws IOException {
    byte[] magic = in.readNBytes(8);
    if (magic.length < 8 || !FileStart.inWords(magic).equals(Optional.of(NUMPY))) {
      throw invalid(source, "it is " + FileStart.inWordsOrText(magic), NUMPY);
    }
    int version = magic[6];
    ByteBuffer length =
        ByteBuffer.wrap(exactly(source, in, version == 1 ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
    int count = version == 1 ? Short.toUnsignedInt(length.getShort()) : length.getInt();
    if (count < 0 || count > 1 << 20) {
      throw invalid(source, "a header of " + count + " bytes", "less than a million");
    }
    String header = new String(exactly(source, in, count), StandardCharsets.UTF_8);
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches()) {
      throw invalid(source, "an array of " + Shown.text(header.strip()), "one of plain numbers");
    }
    String type = matcher.group(2);
    if (!TYPES.contains(type)) {
      throw invalid(source, "numbers of type " + type, "one of " + String.join(", ", TYPES));
    }
    List<Integer> shape =
        Arrays.stream(matcher.group(4).split(",", -1))
            .map(String::strip)
            .filter(size -> !size.isEmpty())
            .map(Integer::valueOf)
            .toList();
    if (matcher.group(3).equals("True") && shape.size() > 1) {
      throw invalid(
          source,
          "columns one after the other (Fortran's order)",
          "rows, as numpy.save" + " writes of numpy.ascontiguousarray(x)");
    }
    long size = Integer.parseInt(type.substring(1));
    for (int dimension : shape) {
      size = Math.min(size * dimension, Integer.MAX_VALUE);
    }
    if (shape.isEmpty() || size == 0 || size > Integer.MAX_VALUE - 8) {
      throw invalid(source, "shape " + shape, "an array with examples, of less than 2 GB");
    }
    ByteBuffer bytes =
        ByteBuffer.wrap(exactly(source, in, (int) size))
            .order(matcher.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return new Npy(source, shape, type, bytes);
  }

  private static byte[] exactly(String source, InputStream in, int count) throws IOException {
    byte[] bytes;
    try {
      bytes = in.readNBytes(count);
    } catch (EOFException e) {
      bytes = new byte[0];
    }
    if (bytes.length < count) {
      throw invalid(source, "it is cut off", String.format(Locale.ROOT, "%d bytes there", count));
    }
    return bytes;
  }

  static BadInputException invalid(String source, String found, String expected) {
    return new BadInputException(
        "Invalid array %s: %s (expected %s)".formatted(source, found, expected));
  }

  /** How many examples it has. */
  int count() {
    return shape.get(0);
  }

  /** How many numbers an example has. */
  int inputs() {
    return shape.subList(1, shape.size()).stream().reduce(1, Math::multiplyExact);
  }

  boolean isOfBytes() {
    return type.equals("u1");
  }

  boolean isWhole() {
    return !type.startsWith("f");
  }

  double number(int index) {
    return switch (type) {
      case "b1" -> bytes.get(index) == 0 ? 0 : 1;
      case "u1" -> Byte.toUnsignedInt(bytes.get(index));
      case "i1" -> bytes.get(index);
      case "u2" -> Short.toUnsignedInt(bytes.getShort(2 * index));
      case "i2" -> bytes.getShort(2 * index);
      case "u4" -> Integer.toUnsignedLong(bytes.getInt(4 * index));
      case "i4" -> bytes.getInt(4 * index);
      case "u8" -> unsigned(bytes.getLong(8 * index));
      case "i8" -> bytes.getLong(8 * index);
      case "f4" -> bytes.getFloat(4 * index);
      case "f8" -> bytes.getDouble(8 * index);
      default -> throw new IllegalStateException("Unexpected type " + type);
    };
  }

  private static double unsigned(long value) {
    return new BigInteger(Long.toUnsignedString(value)).doubleValue();
  }
}
