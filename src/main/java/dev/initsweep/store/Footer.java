package dev.initsweep.store;

import dev.initsweep.cell.BadInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;

/** Reads what a Parquet file's footer says of table, version and columns. */
final class Footer {

  /** Where Spark keeps the schema that a file was written with, field metadata included. */
  static final String SPARK_SCHEMA = "org.apache.spark.sql.parquet.row.metadata";

  private Footer() {}

  /**
   * Either a file of the table, or a line that says why it is none, or neither for a file that is
   * gone.
   */
  record Reading(Optional<TableScan.TableFile> file, Optional<String> problem) {}

  static Reading read(FileStatus status, Configuration hadoop, Columns columns) throws IOException {
    if (status.getLen() == 0) {
      return problem(status, "it is empty");
    }
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromStatus(status, hadoop))) {
      Map<String, String> metadata = reader.getFileMetaData().getKeyValueMetaData();
      Optional<String> problem = check(status, metadata.get(SPARK_SCHEMA), columns);
      return problem.isPresent()
          ? problem(status, problem.get())
          : new Reading(
              Optional.of(
                  new TableScan.TableFile(
                      status.getPath(), status.getLen(), reader.getRecordCount())),
              Optional.empty());
    } catch (FileNotFoundException e) {
      if (status.getPath().getFileSystem(hadoop).exists(status.getPath())) {
        throw e;
      }
      return new Reading(Optional.empty(), Optional.empty());
    } catch (BadInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      return problem(status, "it is torn or no Parquet file (" + Failures.line(e) + ")");
    }
  }

  private static Optional<String> check(FileStatus status, String json, Columns columns) {
    if (columns.schema().json().equals(json)) {
      return Optional.empty();
    }
    StructType schema = json == null ? new StructType() : (StructType) DataType.fromJson(json);
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
    if (found.getLong(Columns.VERSION_KEY) != expected.getLong(Columns.VERSION_KEY)) {
      throw new BadInputException(
          ("Cannot read %s: it has format version %d (expected %d; use another results folder, or"
                  + " the version of initsweep that wrote it)")
              .formatted(
                  status.getPath(),
                  found.getLong(Columns.VERSION_KEY),
                  expected.getLong(Columns.VERSION_KEY)));
    }
    return types(schema).equals(types(columns.schema()))
        ? Optional.empty()
        : Optional.of("its columns are not those of the table " + table);
  }

  private static Metadata mark(StructType schema) {
    return schema.isEmpty() ? Metadata.empty() : schema.fields()[0].metadata();
  }

  private static Map<String, String> types(StructType schema) {
    Map<String, String> types = new TreeMap<>();
    Arrays.stream(schema.fields())
        .forEach(field -> types.put(field.name(), field.dataType().simpleString()));
    return types;
  }

  private static Reading problem(FileStatus status, String reason) {
    return new Reading(Optional.empty(), Optional.of(TableScan.skip(status.getPath(), reason)));
  }
}
