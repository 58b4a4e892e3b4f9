package dev.initsweep.store;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Gives the Parquet types in which Spark keeps the columns of our tables. */
final class ParquetTypes {

  /** Name of the schema in the files that Spark writes. */
  private static final String MESSAGE = "spark_schema";

  private ParquetTypes() {}

  static MessageType of(StructType schema) {
    List<Type> types = new ArrayList<>();
    for (StructField field : schema.fields()) {
      types.add(type(field.dataType(), repetition(field.nullable()), field.name()));
    }
    return new MessageType(MESSAGE, types);
  }

  private static Repetition repetition(boolean nullable) {
    return nullable ? Repetition.OPTIONAL : Repetition.REQUIRED;
  }

  private static Type type(DataType type, Repetition repetition, String name) {
    if (type instanceof ArrayType list) {
      return Types.list(repetition)
          .element(type(list.elementType(), repetition(list.containsNull()), "element"))
          .named(name);
    }
    if (type instanceof MapType map) {
      return Types.map(repetition)
          .key(type(map.keyType(), Repetition.REQUIRED, "key"))
          .value(type(map.valueType(), repetition(map.valueContainsNull()), "value"))
          .named(name);
    }
    if (type.equals(DataTypes.StringType)) {
      return Types.primitive(PrimitiveTypeName.BINARY, repetition).as(stringType()).named(name);
    }
    if (type.equals(DataTypes.TimestampType)) {
      return Types.primitive(PrimitiveTypeName.INT64, repetition)
          .as(timestampType(true, TimeUnit.MICROS))
          .named(name);
    }
    return Types.primitive(primitive(type), repetition).named(name);
  }

  private static PrimitiveTypeName primitive(DataType type) {
    if (type.equals(DataTypes.DoubleType)) {
      return PrimitiveTypeName.DOUBLE;
    }
    if (type.equals(DataTypes.IntegerType)) {
      return PrimitiveTypeName.INT32;
    }
    if (type.equals(DataTypes.LongType)) {
      return PrimitiveTypeName.INT64;
    }
    if (type.equals(DataTypes.BooleanType)) {
      return PrimitiveTypeName.BOOLEAN;
    }
    if (type.equals(DataTypes.BinaryType)) {
      return PrimitiveTypeName.BINARY;
    }
    throw new IllegalArgumentException("Invalid type of a column: " + type.simpleString());
  }
}
