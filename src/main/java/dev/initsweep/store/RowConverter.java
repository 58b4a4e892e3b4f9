package dev.initsweep.store;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.GroupType;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Makes rows of what parquet-java reads: those that Spark would make, in the columns of a table.
 */
final class RowConverter extends RecordMaterializer<Row> {

  private final GroupConverter root;
  private Object[] values = {};

  /**
   * Prepares for a file.
   *
   * @param file the columns to be read of it, each one of the table
   * @param schema of the table; columns that are not read are null
   */
  RowConverter(GroupType file, StructType schema) {
    Converter[] converters = new Converter[file.getFieldCount()];
    for (int f = 0; f < converters.length; f++) {
      int column = schema.fieldIndex(file.getFieldName(f));
      converters[f] =
          converter(schema.fields()[column].dataType(), value -> values[column] = value);
    }
    this.root = new FieldConverters(converters, () -> values = new Object[schema.size()], () -> {});
  }

  @Override
  public Row getCurrentRecord() {
    return RowFactory.create(values);
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }

  static Converter converter(DataType type, Consumer<Object> into) {
    if (type instanceof ArrayType list) {
      return ListConverter.of(list.elementType(), into);
    }
    return type instanceof MapType map ? map(map, into) : new ValueConverter(type, into);
  }

  /** A group of a repeated group of keys and values. */
  private static Converter map(MapType type, Consumer<Object> into) {
    Map<Object, Object> map = new HashMap<>();
    Object[] entry = new Object[2];
    Converter[] fields = {
      converter(type.keyType(), key -> entry[0] = key),
      converter(type.valueType(), value -> entry[1] = value)
    };
    Converter[] repeated = {
      new FieldConverters(fields, () -> {}, () -> map.put(entry[0], entry[1]))
    };
    return new FieldConverters(
        repeated, map::clear, () -> into.accept(CollectionConverters.asScala(new HashMap<>(map))));
  }
}
