package dev.initsweep.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.Row;

/**
 * Reads rows of a table's files through parquet-java, in this process; a row group is a task.
 *
 * @param hadoop knows the file systems
 * @param columns to be read, of the table; a file may lack some
 */
record RowReader(Configuration hadoop, Columns columns) {

  /**
   * Reads all columns of some rows, in the order of the files, and keeps what is made of each row.
   *
   * @param made called by several threads
   */
  <T> List<T> read(List<TableScan.TableFile> files, Positions wanted, Function<StoredRow, T> made)
      throws IOException {
    List<Callable<List<T>>> tasks = new ArrayList<>();
    for (TableScan.TableFile file : files) {
      long from = 0;
      for (int g = 0; g < file.rowGroups().size(); g++) {
        long first = from;
        int group = g;
        from += file.rowGroups().get(g);
        if (wanted.intersects(file.path(), first, from)) {
          tasks.add(() -> group(file, group, first, wanted, made));
        }
      }
    }
    List<T> rows = new ArrayList<>();
    InParallel.all(tasks).forEach(rows::addAll);
    return rows;
  }

  private <T> List<T> group(
      TableScan.TableFile file,
      int group,
      long first,
      Positions wanted,
      Function<StoredRow, T> made)
      throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromStatus(file.status(), hadoop), options())) {
      MessageType all = reader.getFileMetaData().getSchema();
      MessageType asked = new MessageType(all.getName(), asked(all));
      reader.setRequestedSchema(asked);
      PageReadStore pages = reader.readRowGroup(group);
      RecordReader<Row> records =
          new ColumnIOFactory()
              .getColumnIO(asked, all)
              .getRecordReader(pages, new RowConverter(asked, columns.schema()));
      List<T> rows = new ArrayList<>();
      for (long r = first; r < first + pages.getRowCount(); r++) {
        Row row = records.read();
        if (wanted.contains(file.path(), r)) {
          rows.add(made.apply(new StoredRow(columns, row, file.path(), r)));
        }
      }
      return rows;
    } catch (IOException | RuntimeException e) {
      if (ReadingFailures.isVanishedFile(e)) {
        throw e;
      }
      throw ReadingFailures.damaged(file.path(), e);
    }
  }

  private ParquetReadOptions options() {
    return HadoopReadOptions.builder(hadoop)
        // A damaged page must end in an error, not in a wrong number.
        .usePageChecksumVerification(true)
        .build();
  }

  private List<Type> asked(MessageType all) {
    Set<String> names = Set.copyOf(columns.names());
    return all.getFields().stream().filter(field -> names.contains(field.getName())).toList();
  }
}
