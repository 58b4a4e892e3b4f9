package dev.initsweep.store;

import dev.initsweep.cell.Interval;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** The columns of one table: how values by name become rows, and rows values. */
final class Columns {

  /** Key in the metadata of a table's first column, which Spark keeps in each file's footer. */
  static final String TABLE_KEY = "initsweep.table";

  /** Key of the format version, beside {@link #TABLE_KEY}. */
  static final String VERSION_KEY = "initsweep.format";

  /** Key, in the metadata of a column that format 1 did not have, of the first that has it. */
  private static final String SINCE_KEY = "initsweep.since";

  static final DataType DOUBLES = DataTypes.createArrayType(DataTypes.DoubleType, false);
  static final DataType INTS = DataTypes.createArrayType(DataTypes.IntegerType, false);

  private final StructType schema;

  /** Where each column is: Spark's own look-up is slow where rows come by the million. */
  private final Map<String, Integer> positions;

  private Columns(StructType schema) {
    this.schema = schema;
    this.positions =
        IntStream.range(0, schema.size())
            .boxed()
            .collect(Collectors.toMap(i -> schema.fields()[i].name(), i -> i));
  }

  static Columns of(String table, int version, StructField... fields) {
    StructField[] marked = fields.clone();
    Metadata mark =
        new MetadataBuilder().putString(TABLE_KEY, table).putLong(VERSION_KEY, version).build();
    marked[0] = new StructField(fields[0].name(), fields[0].dataType(), false, mark);
    return new Columns(new StructType(marked));
  }

  static StructField required(String name, DataType type) {
    return DataTypes.createStructField(name, type, false);
  }

  static StructField optional(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }

  /**
   * An optional column that came with a version of the format after the first. Files of this table
   * may lack it, and no other column.
   */
  static StructField added(int since, String name, DataType type) {
    Metadata mark = new MetadataBuilder().putLong(SINCE_KEY, since).build();
    return new StructField(name, type, true, mark);
  }

  static boolean isAdded(StructField field) {
    return field.metadata().contains(SINCE_KEY);
  }

  StructType schema() {
    return schema;
  }

  List<String> names() {
    return List.of(schema.fieldNames());
  }

  /** Some of these columns, in their order: a large table's rows are read without the others. */
  Columns only(Collection<String> some) {
    return new Columns(
        new StructType(
            Arrays.stream(schema.fields())
                .filter(field -> some.contains(field.name()))
                .toArray(StructField[]::new)));
  }

  /** A row in the order of the columns; a column that is not named gets null. */
  Row row(Map<String, Object> values) {
    List<String> names = names();
    if (!names.containsAll(values.keySet())) {
      throw new IllegalArgumentException(
          "Invalid columns: %s (expected some of %s)".formatted(values.keySet(), names));
    }
    return RowFactory.create(
        Arrays.stream(schema.fields()).map(field -> value(field, values)).toArray());
  }

  private static Object value(StructField field, Map<String, Object> values) {
    Object value = values.get(field.name());
    if (value == null && !field.nullable()) {
      throw new IllegalArgumentException(
          "Invalid %s: null (expected a value)".formatted(field.name()));
    }
    return value;
  }

  Values of(Row row) {
    return new Values(row);
  }

  /** A list as Spark wants it in a row. */
  static Seq<Object> seq(Collection<?> values) {
    return CollectionConverters.<Object>asScala(List.<Object>copyOf(values)).toSeq();
  }

  /** A number, or null where it is none: SQL's aggregates skip null, but not NaN. */
  static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  static Integer orNull(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }

  /** Both ends of an interval, null where there is none; an end that is not bounded is infinite. */
  static void putInterval(String name, Optional<Interval> interval, Map<String, Object> into) {
    into.put(name + "_low", interval.map(Interval::low).orElse(null));
    into.put(name + "_high", interval.map(Interval::high).orElse(null));
  }

  /** Gives a value by the name of its column. */
  final class Values {
    private final Row row;

    private Values(Row row) {
      this.row = row;
    }

    private int index(String name) {
      Integer position = positions.get(name);
      if (position == null) {
        throw new IllegalArgumentException(
            "Invalid column: %s (expected one of %s)".formatted(name, names()));
      }
      return position;
    }

    boolean has(String name) {
      return !row.isNullAt(index(name));
    }

    String text(String name) {
      return row.getString(index(name));
    }

    boolean is(String name) {
      return row.getBoolean(index(name));
    }

    int integer(String name) {
      return row.getInt(index(name));
    }

    OptionalInt optionalInteger(String name) {
      return has(name) ? OptionalInt.of(integer(name)) : OptionalInt.empty();
    }

    long whole(String name) {
      return row.getLong(index(name));
    }

    /** NaN where the column is null; see {@link Columns#finite}. */
    double number(String name) {
      return has(name) ? row.getDouble(index(name)) : Double.NaN;
    }

    OptionalDouble optionalNumber(String name) {
      return has(name) ? OptionalDouble.of(number(name)) : OptionalDouble.empty();
    }

    byte[] bytes(String name) {
      return row.<byte[]>getAs(index(name));
    }

    <T> List<T> list(String name) {
      return List.copyOf(row.<T>getList(index(name)));
    }

    /** Empty where the column is null. */
    <T> List<T> optionalList(String name) {
      return has(name) ? list(name) : List.of();
    }

    List<List<Double>> lists(String name) {
      return row.<scala.collection.Seq<Double>>getList(index(name)).stream()
          .map(CollectionConverters::asJava)
          .map(List::copyOf)
          .toList();
    }

    Map<String, Double> map(String name) {
      return Map.copyOf(row.<String, Double>getJavaMap(index(name)));
    }

    Optional<Interval> interval(String name) {
      return has(name + "_low")
          ? Optional.of(new Interval(number(name + "_low"), number(name + "_high")))
          : Optional.empty();
    }

    Instant instant(String name) {
      Object value = row.get(index(name));
      return value instanceof Timestamp timestamp ? timestamp.toInstant() : (Instant) value;
    }
  }
}
