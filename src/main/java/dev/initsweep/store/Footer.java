package dev.initsweep.store;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Memo;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Reads what a Parquet file's footer says of table, version and columns. */
final class Footer {

  /** Names where Spark keeps the schema that a file was written with, field metadata included. */
  static final String SPARK_SCHEMA = "org.apache.spark.sql.parquet.row.metadata";

  /** Files are written once; a run asks of each a dozen times. */
  private static final Memo<Key, TableScan.TableFile> KNOWN = new Memo<>(20_000);

  private Footer() {}

  /** What tells a file from another one of its name, and which columns it was read by. */
  private record Key(String path, long length, long modified, Columns columns) {}

  /**
   * Either a file of the table, or a line that says why it is none, or neither for a file that is
   * gone.
   */
  record Reading(Optional<TableScan.TableFile> file, Optional<String> problem) {}

  static Reading read(FileStatus status, Configuration hadoop, Columns columns) throws IOException {
    Key key =
        new Key(
            status.getPath().toString(), status.getLen(), status.getModificationTime(), columns);
    Optional<TableScan.TableFile> known = KNOWN.known(key);
    if (known.isPresent()) {
      return new Reading(known, Optional.empty());
    }
    Reading reading = readAnew(status, hadoop, columns);
    reading.file().ifPresent(file -> KNOWN.keep(key, file));
    return reading;
  }

  private static Reading readAnew(FileStatus status, Configuration hadoop, Columns columns)
      throws IOException {
    if (status.getLen() == 0) {
      return problem(status, "it is empty");
    }
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromStatus(status, hadoop))) {
      String json = reader.getFileMetaData().getKeyValueMetaData().get(SPARK_SCHEMA);
      if (columns.schema().json().equals(json)) {
        return file(status, reader, false);
      }
      StructType schema = json == null ? new StructType() : (StructType) DataType.fromJson(json);
      Optional<String> problem = check(status, schema, columns);
      return problem.isPresent()
          ? problem(status, problem.get())
          : file(status, reader, version(schema) < version(columns.schema()));
    } catch (FileNotFoundException e) {
      if (status.getPath().getFileSystem(hadoop).exists(status.getPath())) {
        throw e;
      }
      return new Reading(Optional.empty(), Optional.empty());
    } catch (BadInputException e) {
      throw e;
    } catch (IOException e) {
      return problem(status, "it is torn or no Parquet file (" + ReadingFailures.line(e) + ")");
    } catch (RuntimeException e) {
      // What the reader says of a file that is none of its own: magic numbers.
      return problem(status, "it is torn or no Parquet file");
    }
  }

  private static Optional<String> check(FileStatus status, StructType schema, Columns columns) {
    Metadata found = mark(schema);
    Metadata expected = mark(columns.schema());
    String table = expected.getString(Columns.TABLE_KEY);
    if (!found.contains(Columns.TABLE_KEY) || !found.contains(Columns.VERSION_KEY)) {
      return Optional.of("it was not written by initsweep");
    }
    if (!found.getString(Columns.TABLE_KEY).equals(table)) {
      return Optional.of(
          "it holds the table %s, not %s".formatted(found.getString(Columns.TABLE_KEY), table));
    }
    if (version(schema) > version(columns.schema())) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              ("Cannot read %s: it has format version %d (expected at most %d; use another results"
                  + " folder, or the version of initsweep that wrote it)"),
              status.getPath(),
              version(schema),
              version(columns.schema())));
    }
    return isReadable(schema, columns)
        ? Optional.empty()
        : Optional.of("its columns are not those of the table " + table);
  }

  /**
   * Tells whether all columns are known with their types, and none is missing that was always
   * there.
   */
  private static boolean isReadable(StructType schema, Columns columns) {
    Map<String, String> known = types(Arrays.stream(columns.schema().fields()));
    Map<String, String> always =
        types(Arrays.stream(columns.schema().fields()).filter(field -> !Columns.isAdded(field)));
    Map<String, String> found = types(Arrays.stream(schema.fields()));
    return known.entrySet().containsAll(found.entrySet())
        && found.entrySet().containsAll(always.entrySet());
  }

  private static long version(StructType schema) {
    return mark(schema).getLong(Columns.VERSION_KEY);
  }

  private static Metadata mark(StructType schema) {
    return schema.isEmpty() ? Metadata.empty() : schema.fields()[0].metadata();
  }

  private static Map<String, String> types(Stream<StructField> fields) {
    return fields.collect(
        Collectors.toMap(StructField::name, field -> field.dataType().simpleString()));
  }

  private static Reading file(FileStatus status, ParquetFileReader reader, boolean isEarlier) {
    return new Reading(
        Optional.of(
            new TableScan.TableFile(
                status,
                reader.getRowGroups().stream().map(BlockMetaData::getRowCount).toList(),
                isEarlier)),
        Optional.empty());
  }

  private static Reading problem(FileStatus status, String reason) {
    return new Reading(Optional.empty(), Optional.of(TableScan.skip(status.getPath(), reason)));
  }
}
