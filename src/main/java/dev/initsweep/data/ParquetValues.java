package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Shown;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * Collects the numbers of a row of Parquet, by the types that its columns have: signed and unsigned
 * integers, decimals, floats of 16, 32 and 64 bits, booleans, lists and structs of these, and
 * images.
 */
final class ParquetValues {

  private static final String FLOAT16 = "FLOAT16";

  private final List<String> names = new ArrayList<>();
  private final List<List<Integer>> shapes = new ArrayList<>();
  private boolean pixels = true;
  private String source;
  private int row;
  private double[] numbers = new double[16];
  private int count;
  private int column;
  private boolean isFirst = true;
  private List<Integer> shape;
  private List<Integer> expected;

  /** Begins a row. */
  void begin(String newSource, int newRow) {
    source = newSource;
    row = newRow;
    count = 0;
    column = 0;
  }

  /** Ends a row and returns its numbers. */
  double[] end() {
    if (isFirst && count == 0) {
      throw new BadInputException(
          "Invalid row 1 of %s: no number (expected at least one input)".formatted(source));
    }
    isFirst = false;
    return Arrays.copyOf(numbers, count);
  }

  /** Names of the numbers of a row, as the first one had them. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** Whether all were pixels of 8 bits. */
  boolean arePixels() {
    return pixels;
  }

  /**
   * Adds the numbers of a field.
   *
   * @throws BadInputException if one is missing, or there are others than in row 1
   */
  void add(Group group, int field, String name) {
    shape = new ArrayList<>();
    expected = isFirst ? shape : shapes.get(column);
    add(group, field, name, name);
    if (isFirst) {
      shapes.add(shape);
    }
    column++;
  }

  private void add(Group group, int field, String name, String path) {
    Type type = group.getType().getType(field);
    int repetitions = group.getFieldRepetitionCount(field);
    boolean repeated = type.isRepetition(Repetition.REPEATED);
    if (repeated) {
      requireAsInRowOne(repetitions, name, "values");
    } else if (repetitions == 0) {
      throw LabelledRows.invalid(source, row, name, "", "a number");
    }
    for (int i = 0; i < repetitions; i++) {
      String at = repeated ? String.format(Locale.ROOT, "%s[%d]", path, i + 1) : path;
      if (isImage(type)) {
        addImage(group, field, i, name, at);
      } else if (type.isPrimitive()) {
        add(number(group, field, i, name), at);
        pixels = false;
      } else {
        addGroup(group.getGroup(field, i), isWrapper(group, type), name, at);
      }
    }
  }

  private void addGroup(Group inner, boolean isWrapper, String name, String path) {
    GroupType type = inner.getType();
    for (int c = 0; c < type.getFieldCount(); c++) {
      add(inner, c, name, isWrapper ? path : path + "." + type.getFieldName(c));
    }
  }

  /** Tells a list's own groups, which have no name of their own. */
  private static boolean isWrapper(Group outer, Type type) {
    return isList(type) || (isList(outer.getType()) && type.asGroupType().getFieldCount() == 1);
  }

  private void requireAsInRowOne(int found, String name, String what) {
    int at = shape.size();
    shape.add(found);
    if (!isFirst && found != expected.get(at)) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "Invalid value in %s, row %d, column %s: %d %s (expected %d, as in row 1)",
              source,
              row,
              Shown.text(name),
              found,
              what,
              expected.get(at)));
    }
  }

  private void addImage(Group group, int field, int index, String name, String path) {
    Type type = group.getType().getType(field);
    Group holder = type.isPrimitive() ? group : group.getGroup(field, index);
    int at = type.isPrimitive() ? field : holder.getType().getFieldIndex("bytes");
    int i = type.isPrimitive() ? index : 0;
    if (holder.getFieldRepetitionCount(at) == 0) {
      throw LabelledRows.invalid(
          source, row, name, "", "the bytes of an image; files beside the table are not read");
    }
    Pixels image = Pixels.of(holder.getBinary(at, i).getBytes(), source, row, name);
    requireAsInRowOne(image.height(), name, "rows of pixels");
    requireAsInRowOne(image.width(), name, "columns of pixels");
    requireAsInRowOne(image.bands(), name, "values a pixel");
    pixels &= image.most() <= 255;
    for (int p = 0; p < image.count(); p++) {
      add(image.value(p), isFirst ? String.format(Locale.ROOT, "%s[%d]", path, p + 1) : path);
    }
  }

  private void add(double number, String path) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    numbers[count++] = number;
    if (isFirst) {
      names.add(path);
    }
  }

  private double number(Group group, int field, int index, String name) {
    double value = number(group, field, index);
    if (Double.isNaN(value)) {
      throw LabelledRows.invalid(source, row, name, "NaN", LabelledRows.expectedNumber("NaN"));
    }
    if (Double.isInfinite(value)) {
      throw LabelledRows.invalid(source, row, name, String.valueOf(value), "a finite number");
    }
    return value;
  }

  private static double number(Group group, int field, int index) {
    PrimitiveType type = group.getType().getType(field).asPrimitiveType();
    return switch (type.getPrimitiveTypeName()) {
      case FLOAT -> group.getFloat(field, index);
      case DOUBLE -> group.getDouble(field, index);
      case BOOLEAN -> group.getBoolean(field, index) ? 1 : 0;
      case FIXED_LEN_BYTE_ARRAY, BINARY ->
          isHalf(type)
              ? half(group.getBinary(field, index))
              : exact(group, field, index, type).doubleValue();
      default -> exact(group, field, index, type).doubleValue();
    };
  }

  /** The value of an integer or a decimal. */
  private static BigDecimal exact(Group group, int field, int index, PrimitiveType type) {
    boolean unsigned =
        type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation whole
            && !whole.isSigned();
    BigInteger number =
        switch (type.getPrimitiveTypeName()) {
          case INT32 -> {
            int value = group.getInteger(field, index);
            yield BigInteger.valueOf(unsigned ? Integer.toUnsignedLong(value) : value);
          }
          case INT64 -> {
            long value = group.getLong(field, index);
            yield unsigned
                ? new BigInteger(Long.toUnsignedString(value))
                : BigInteger.valueOf(value);
          }
          default -> new BigInteger(group.getBinary(field, index).getBytes());
        };
    return type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal
        ? new BigDecimal(number, decimal.getScale())
        : new BigDecimal(number);
  }

  private static boolean isHalf(PrimitiveType type) {
    // By its name, as the class of this annotation is younger than the oldest Spark that is built
    // with.
    return type.getLogicalTypeAnnotation() != null
        && type.getLogicalTypeAnnotation().toString().equals(FLOAT16);
  }

  /** IEEE 754 binary16, little-endian. */
  private static double half(Binary binary) {
    byte[] bytes = binary.getBytes();
    int bits = (Byte.toUnsignedInt(bytes[1]) << 8) | Byte.toUnsignedInt(bytes[0]);
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    double size =
        switch (exponent) {
          case 0 -> Math.scalb((double) fraction, -24);
          case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb(1024.0 + fraction, exponent - 25);
        };
    return (bits & 0x8000) == 0 ? size : -size;
  }

  private static boolean isList(Type type) {
    return type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation;
  }

  static boolean isText(Type type) {
    return LogicalTypeAnnotation.stringType().equals(type.getLogicalTypeAnnotation());
  }

  /** Bytes of no stated meaning, or a struct that holds such as {@code bytes}. */
  private static boolean isImage(Type type) {
    if (type.isPrimitive()) {
      return type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY
          && type.getLogicalTypeAnnotation() == null;
    }
    GroupType struct = type.asGroupType();
    return struct.containsField("bytes")
        && struct.getType("bytes").isPrimitive()
        && isImage(struct.getType("bytes"));
  }

  /**
   * Requires that a column's type is one of numbers.
   *
   * @throws BadInputException if it is not; the message names the type in words
   */
  static void requireReadable(String source, String name, Type type) {
    String words = otherThanNumbers(type);
    if (!words.isEmpty()) {
      throw new BadInputException(
          "Invalid column %s of %s: %s (expected numbers, lists of numbers or images; ?drop=%s leaves it out)"
              .formatted(Shown.text(name), source, words, Shown.text(name)));
    }
  }

  /** What a type holds other than numbers, in words; empty if it holds numbers. */
  private static String otherThanNumbers(Type type) {
    if (isImage(type)) {
      return "";
    }
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (!type.isPrimitive()) {
      if (meaning instanceof MapLogicalTypeAnnotation
          || meaning instanceof MapKeyValueTypeAnnotation) {
        return "a map";
      }
      return type.asGroupType().getFields().stream()
          .map(ParquetValues::otherThanNumbers)
          .filter(words -> !words.isEmpty())
          .findFirst()
          .orElse("");
    }
    if (meaning instanceof DateLogicalTypeAnnotation) {
      return "dates";
    }
    if (meaning instanceof TimestampLogicalTypeAnnotation) {
      return "timestamps";
    }
    if (meaning instanceof TimeLogicalTypeAnnotation) {
      return "times of day";
    }
    return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
      case FLOAT, DOUBLE, BOOLEAN, INT32, INT64 -> "";
      case INT96 -> "timestamps";
      case BINARY, FIXED_LEN_BYTE_ARRAY ->
          meaning instanceof DecimalLogicalTypeAnnotation || isHalf(type.asPrimitiveType())
              ? ""
              : meaning == null
                  ? "bytes of a fixed length"
                  : isText(type)
                      ? "text"
                      : "values of type " + meaning.toString().toLowerCase(Locale.ROOT);
    };
  }

  /**
   * Returns a row's label as text.
   *
   * @throws BadInputException if it is missing, or no text and no number
   */
  static String label(String source, int row, String name, Group group, int field) {
    Type type = group.getType().getType(field);
    if (!type.isPrimitive() || type.isRepetition(Repetition.REPEATED)) {
      throw new BadInputException(
          "Invalid label column %s of %s: lists or structs (expected words or numbers; ?label= names another)"
              .formatted(Shown.text(name), source));
    }
    String text =
        group.getFieldRepetitionCount(field) == 0
            ? ""
            : label(group, field, type.asPrimitiveType(), source, name);
    LabelledRows.requireLabel(source, row, name, text.strip());
    return text;
  }

  private static String label(
      Group group, int field, PrimitiveType type, String source, String name) {
    boolean isText =
        type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
            && !(type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation);
    if (isText) {
      return text(group.getBinary(field, 0), source, name);
    }
    String words = otherThanNumbers(type);
    if (!words.isEmpty()) {
      throw new BadInputException(
          "Invalid label column %s of %s: %s (expected words or numbers; ?label= names another)"
              .formatted(Shown.text(name), source, words));
    }
    return switch (type.getPrimitiveTypeName()) {
      case FLOAT -> String.valueOf(group.getFloat(field, 0));
      case DOUBLE -> String.valueOf(group.getDouble(field, 0));
      case BOOLEAN -> String.valueOf(group.getBoolean(field, 0));
      default ->
          isHalf(type)
              ? String.valueOf(number(group, field, 0))
              : exact(group, field, 0, type).toPlainString();
    };
  }

  private static String text(Binary bytes, String source, String name) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "Invalid label column %s of %s: %d bytes that are no text (expected words or numbers;"
                  + " ?label= names another column)",
              Shown.text(name),
              source,
              bytes.length()),
          e);
    }
  }
}
