package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Reads a Parquet file: a column of labels, and either a column of numbers for each value or one
 * column of arrays of numbers. Rows are counted from 1.
 */
final class ParquetRows {

  private final String source;
  private final String label;
  private long row;

  private ParquetRows(String source, String label) {
    this.source = source;
    this.label = label;
  }

  /**
   * Reads a file.
   *
   * @param path of this machine, or a URI
   * @param label name or number of the label's column; empty for the usual one
   * @throws BadInputException for a file that cannot be read, and for the first wrong value by its
   *     row and column
   */
  static LabelledRows read(String path, String label) {
    try {
      if (!Locations.exists(path)) {
        throw new BadInputException("Cannot read %s: there is no such file".formatted(path));
      }
      return rows(path, label);
    } catch (IOException e) {
      throw new BadInputException("Cannot read %s: %s".formatted(path, Reasons.of(e)), e);
    } catch (RuntimeException e) {
      if (e instanceof BadInputException) {
        throw e;
      }
      throw new BadInputException(
          "Cannot read %s: %s"
              .formatted(path, String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
          e);
    }
  }

  private static LabelledRows rows(String path, String label) throws IOException {
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), Locations.path(path))
            .withConf(Locations.configuration(path))
            .build()) {
      return new ParquetRows(path, label).rows(reader);
    }
  }

  private LabelledRows rows(ParquetReader<Group> reader) throws IOException {
    List<float[]> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    List<String> columns = List.of();
    int labelColumn = -1;
    for (Group group = reader.read(); group != null; group = reader.read()) {
      row++;
      GroupType type = group.getType();
      if (row == 1) {
        List<String> all = type.getFields().stream().map(Type::getName).toList();
        labelColumn = LabelledRows.labelColumn(source, all, label);
      }
      labels.add(labelOf(group, labelColumn));
      values.add(numbers(group, labelColumn));
      if (row == 1) {
        columns = names(type, labelColumn, values.get(0).length);
      } else if (values.get(values.size() - 1).length != columns.size()) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "Invalid row %d of %s: %d values (expected %d, as in row 1)",
                row,
                source,
                values.get(values.size() - 1).length,
                columns.size()));
      }
    }
    if (row == 0) {
      throw new BadInputException("Cannot read %s: it is empty".formatted(source));
    }
    return new LabelledRows(source, columns, values, labels);
  }

  private static List<String> names(GroupType type, int labelColumn, int count) {
    List<String> names = new ArrayList<>(type.getFields().stream().map(Type::getName).toList());
    names.remove(labelColumn);
    return names.size() == count
        ? names
        : IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
  }

  private String labelOf(Group group, int column) {
    String name = group.getType().getFieldName(column);
    if (!group.getType().getType(column).isPrimitive()
        || group.getFieldRepetitionCount(column) == 0) {
      throw LabelledRows.invalid(source, row, name, "", "a label");
    }
    return group.getValueToString(column, 0);
  }

  private float[] numbers(Group group, int labelColumn) {
    List<Float> numbers = new ArrayList<>();
    for (int c = 0; c < group.getType().getFieldCount(); c++) {
      if (c != labelColumn) {
        add(group, c, group.getType().getFieldName(c), numbers);
      }
    }
    float[] array = new float[numbers.size()];
    IntStream.range(0, array.length).forEach(i -> array[i] = numbers.get(i));
    return array;
  }

  /** Adds the numbers of a field: one, or those of an array, whichever way it is nested. */
  private void add(Group group, int column, String name, List<Float> numbers) {
    int count = group.getFieldRepetitionCount(column);
    if (count == 0) {
      throw LabelledRows.invalid(source, row, name, "", "a number");
    }
    for (int i = 0; i < count; i++) {
      Type type = group.getType().getType(column);
      if (type.isPrimitive()) {
        numbers.add(number(group, column, i, name, type.asPrimitiveType().getPrimitiveTypeName()));
      } else {
        Group inner = group.getGroup(column, i);
        for (int c = 0; c < inner.getType().getFieldCount(); c++) {
          add(inner, c, name, numbers);
        }
      }
    }
  }

  private float number(Group group, int column, int index, String name, PrimitiveTypeName type) {
    float value =
        switch (type) {
          case FLOAT -> group.getFloat(column, index);
          case DOUBLE -> (float) group.getDouble(column, index);
          case INT32 -> group.getInteger(column, index);
          case INT64 -> group.getLong(column, index);
          case BOOLEAN -> group.getBoolean(column, index) ? 1 : 0;
          default ->
              throw LabelledRows.invalid(
                  source, row, name, group.getValueToString(column, index), "a number");
        };
    if (!Float.isFinite(value)) {
      throw LabelledRows.invalid(source, row, name, String.valueOf(value), "a finite number");
    }
    return value;
  }
}
