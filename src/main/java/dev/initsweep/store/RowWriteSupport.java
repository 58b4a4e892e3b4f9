package dev.initsweep.store;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Writes rows of a table through parquet-java as Spark does: its types, its schema in the footer.
 */
final class RowWriteSupport extends WriteSupport<Row> {

  private final StructType schema;
  private RecordConsumer out;

  private RowWriteSupport(StructType schema) {
    this.schema = schema;
  }

  /**
   * A writer of one file.
   *
   * @param rowGroup bytes of a row group
   */
  static ParquetWriter.Builder<Row, ?> builder(OutputFile file, StructType schema, long rowGroup) {
    return new Builder(file, schema)
        .withCompressionCodec(CompressionCodecName.SNAPPY)
        .withRowGroupSize(rowGroup);
  }

  private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
    private final StructType schema;

    Builder(OutputFile file, StructType schema) {
      super(file);
      this.schema = schema;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
      return new RowWriteSupport(schema);
    }
  }

  /** Overrides a deprecated method, the only way that the parquet-java of Spark 3.5 has. */
  @Override
  @SuppressWarnings("deprecation")
  public WriteContext init(Configuration configuration) {
    return new WriteContext(ParquetTypes.of(schema), Map.of(Footer.SPARK_SCHEMA, schema.json()));
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    this.out = consumer;
  }

  @Override
  public void write(Row row) {
    out.startMessage();
    StructField[] fields = schema.fields();
    for (int f = 0; f < fields.length; f++) {
      field(fields[f].name(), f, row.get(f));
    }
    out.endMessage();
  }

  /** A field without a value is left out. */
  private void field(String name, int index, Object value) {
    if (value != null) {
      out.startField(name, index);
      value(value);
      out.endField(name, index);
    }
  }

  private void value(Object value) {
    if (value instanceof String text) {
      out.addBinary(Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8)));
    } else if (value instanceof Double number) {
      out.addDouble(number);
    } else if (value instanceof Integer number) {
      out.addInteger(number);
    } else if (value instanceof Long number) {
      out.addLong(number);
    } else if (value instanceof Boolean yes) {
      out.addBoolean(yes);
    } else if (value instanceof byte[] bytes) {
      out.addBinary(Binary.fromConstantByteArray(bytes));
    } else if (value instanceof Timestamp time) {
      out.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant()));
    } else if (value instanceof Seq<?> list) {
      list(list);
    } else if (value instanceof scala.collection.Map<?, ?> map) {
      map(CollectionConverters.asJava(map));
    } else {
      throw new IllegalArgumentException("Invalid value of a column: " + value.getClass());
    }
  }

  /** Writes a list; as Parquet has it, an empty one has no field of elements. */
  private void list(Seq<?> list) {
    out.startGroup();
    if (!list.isEmpty()) {
      out.startField("list", 0);
      CollectionConverters.asJava(list)
          .forEach(
              element -> {
                out.startGroup();
                field("element", 0, element);
                out.endGroup();
              });
      out.endField("list", 0);
    }
    out.endGroup();
  }

  private void map(Map<?, ?> map) {
    out.startGroup();
    if (!map.isEmpty()) {
      out.startField("key_value", 0);
      map.forEach(
          (key, value) -> {
            out.startGroup();
            field("key", 0, key);
            field("value", 1, value);
            out.endGroup();
          });
      out.endField("key_value", 0);
    }
    out.endGroup();
  }
}
