package dev.initsweep.store;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;

/** A group whose fields are converted each by its own. */
final class FieldConverters extends GroupConverter {
  private final Converter[] fields;
  private final Runnable start;
  private final Runnable end;

  FieldConverters(Converter[] fields, Runnable start, Runnable end) {
    this.fields = fields;
    this.start = start;
    this.end = end;
  }

  @Override
  public Converter getConverter(int field) {
    return fields[field];
  }

  @Override
  public void start() {
    start.run();
  }

  @Override
  public void end() {
    end.run();
  }
}
