package dev.initsweep.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.JulianFields;
import java.util.function.Consumer;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Converts single values; what a file keeps once in a dictionary is one object here too. */
final class ValueConverter extends PrimitiveConverter {

  /** The day of 1 January 1970 as astronomers count. */
  private static final long EPOCH_DAY = LocalDate.EPOCH.getLong(JulianFields.JULIAN_DAY);

  private final DataType type;
  private final Consumer<Object> into;
  private Object[] dictionary = {};

  ValueConverter(DataType type, Consumer<Object> into) {
    this.type = type;
    this.into = into;
  }

  @Override
  public boolean hasDictionarySupport() {
    return type.equals(DataTypes.StringType);
  }

  @Override
  public void setDictionary(Dictionary words) {
    dictionary = new Object[words.getMaxId() + 1];
    for (int id = 0; id < dictionary.length; id++) {
      dictionary[id] = words.decodeToBinary(id).toStringUsingUTF8();
    }
  }

  @Override
  public void addValueFromDictionary(int id) {
    into.accept(dictionary[id]);
  }

  @Override
  public void addBinary(Binary value) {
    if (type.equals(DataTypes.StringType)) {
      into.accept(value.toStringUsingUTF8());
    } else if (type.equals(DataTypes.TimestampType)) {
      into.accept(ofInt96(value.toByteBuffer()));
    } else {
      into.accept(value.getBytes());
    }
  }

  /** The twelve bytes in which other programs may have written a time: nanoseconds and a day. */
  private static Timestamp ofInt96(ByteBuffer bytes) {
    ByteBuffer parts = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    long nanos = parts.getLong();
    long day = parts.getInt() - EPOCH_DAY;
    return Timestamp.from(Instant.EPOCH.plus(day, ChronoUnit.DAYS).plusNanos(nanos));
  }

  @Override
  public void addBoolean(boolean value) {
    into.accept(value);
  }

  @Override
  public void addDouble(double value) {
    into.accept(value);
  }

  @Override
  public void addInt(int value) {
    into.accept(value);
  }

  @Override
  public void addLong(long value) {
    into.accept(
        type.equals(DataTypes.TimestampType)
            ? Timestamp.from(Instant.EPOCH.plus(value, ChronoUnit.MICROS))
            : (Object) value);
  }
}
