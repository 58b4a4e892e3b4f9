package dev.initsweep.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.immutable.ArraySeq;
import scala.collection.immutable.Seq;

/** Makes converters of lists, each a group of a repeated group of an element. */
final class ListConverter {

  private ListConverter() {}

  static Converter of(DataType type, Consumer<Object> into) {
    Elements elements = elements(type);
    Converter[] element = {elements.converter()};
    Converter[] repeated = {new FieldConverters(element, () -> {}, () -> {})};
    return new FieldConverters(repeated, elements::clear, () -> into.accept(elements.build()));
  }

  private static Elements elements(DataType type) {
    if (type.equals(DataTypes.DoubleType)) {
      return new Doubles();
    }
    return type.equals(DataTypes.IntegerType) ? new Integers() : new Objects(type);
  }

  /** Collects the elements of a list, numbers without an object for each: a table has millions. */
  private interface Elements {

    Converter converter();

    void clear();

    /** The elements since {@link #clear}, as Spark has lists in its rows. */
    Seq<?> build();
  }

  private static final class Doubles extends PrimitiveConverter implements Elements {
    private double[] elements = new double[16];
    private int size;

    @Override
    public Converter converter() {
      return this;
    }

    @Override
    public void addDouble(double element) {
      if (size == elements.length) {
        elements = Arrays.copyOf(elements, 2 * size);
      }
      elements[size++] = element;
    }

    @Override
    public void clear() {
      size = 0;
    }

    @Override
    public Seq<?> build() {
      return new ArraySeq.ofDouble(Arrays.copyOf(elements, size));
    }
  }

  private static final class Integers extends PrimitiveConverter implements Elements {
    private int[] elements = new int[16];
    private int size;

    @Override
    public Converter converter() {
      return this;
    }

    @Override
    public void addInt(int element) {
      if (size == elements.length) {
        elements = Arrays.copyOf(elements, 2 * size);
      }
      elements[size++] = element;
    }

    @Override
    public void clear() {
      size = 0;
    }

    @Override
    public Seq<?> build() {
      return new ArraySeq.ofInt(Arrays.copyOf(elements, size));
    }
  }

  private static final class Objects implements Elements {
    private final List<Object> elements = new ArrayList<>();
    private final Converter converter;

    Objects(DataType type) {
      this.converter = RowConverter.converter(type, elements::add);
    }

    @Override
    public Converter converter() {
      return converter;
    }

    @Override
    public void clear() {
      elements.clear();
    }

    @Override
    public Seq<?> build() {
      return new ArraySeq.ofRef<>(elements.toArray());
    }
  }
}
