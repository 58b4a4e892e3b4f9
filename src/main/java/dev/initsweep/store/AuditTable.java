package dev.initsweep.store;

import static dev.initsweep.store.Columns.added;
import static dev.initsweep.store.Columns.optional;
import static dev.initsweep.store.Columns.required;

import dev.initsweep.cell.Audit;
import dev.initsweep.cell.Named;
import dev.initsweep.cell.Status;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/** Reads and writes the table of audits: cells that a second engine trained too. */
public final class AuditTable {

  static final Columns COLUMNS =
      Columns.of(
          "audits",
          CellSchema.FORMAT,
          required("id", DataTypes.StringType),
          required("engine", DataTypes.StringType),
          required("oracle", DataTypes.StringType),
          required("status", DataTypes.StringType),
          required("oracle_status", DataTypes.StringType),
          optional("train_loss", DataTypes.DoubleType),
          optional("oracle_train_loss", DataTypes.DoubleType),
          optional("difference", DataTypes.DoubleType),
          optional("spread", DataTypes.DoubleType),
          required("agrees", DataTypes.BooleanType),
          required("kernel", DataTypes.StringType),
          required("written", DataTypes.TimestampType),
          added(2, "epochs", DataTypes.IntegerType));

  private final ParquetTable table;

  AuditTable(ParquetTable table) {
    this.table = table;
  }

  /**
   * Returns the row of an audit.
   *
   * @param kernel where it was made, see docs/format.md
   */
  public static Row toRow(Audit audit, String kernel) {
    Map<String, Object> values = new HashMap<>();
    values.put("id", audit.cell());
    values.put("epochs", Columns.orNull(audit.epochs()));
    values.put("engine", audit.engine());
    values.put("oracle", audit.oracle());
    values.put("status", audit.status().label());
    values.put("oracle_status", audit.oracleStatus().label());
    values.put("train_loss", Columns.orNull(audit.loss()));
    values.put("oracle_train_loss", Columns.orNull(audit.oracleLoss()));
    values.put("difference", Columns.orNull(audit.difference()));
    values.put("spread", Columns.orNull(audit.spread()));
    values.put("agrees", audit.agrees());
    values.put("kernel", kernel);
    values.put("written", Timestamp.from(Instant.now()));
    return COLUMNS.row(values);
  }

  /** Writes rows in one Spark job; those of a task are durable when it ends. */
  public void write(SparkSession spark, JavaRDD<Row> rows) {
    table.write(spark, rows, table.newRun());
  }

  /** Writes rows here and now; does nothing without rows. */
  public void write(List<Row> rows) {
    table.write(rows);
  }

  /** Returns all audits, in order of the cells' ids. */
  public List<Audit> read() {
    return table.patiently(
        () ->
            first(table.read(table.scan().files(), Positions.ALL)).stream()
                .sorted(Comparator.comparing(row -> row.text("id")))
                .map(row -> audit(row.values()))
                .toList());
  }

  /** Returns one row for each cell and engine: the first that was written. */
  public Dataset<Row> view(SparkSession spark) {
    return table.patiently(
        () -> {
          List<TableScan.TableFile> files = table.scan().files();
          List<StoredRow> rows = table.read(files, Set.of("id", "engine", "oracle", "written"));
          return table.view(spark, files, Duplicates.others(rows, first(rows)));
        });
  }

  private static List<StoredRow> first(List<StoredRow> rows) {
    return Duplicates.first(
        rows,
        row -> List.of(row.text("id"), row.text("engine"), row.text("oracle")),
        Comparator.comparing(row -> row.values().instant("written")));
  }

  private static Audit audit(Columns.Values values) {
    return new Audit(
        values.text("id"),
        values.optionalInteger("epochs"),
        values.text("engine"),
        values.text("oracle"),
        Named.parse(Status.class, values.text("status")),
        Named.parse(Status.class, values.text("oracle_status")),
        values.optionalNumber("train_loss"),
        values.optionalNumber("oracle_train_loss"),
        values.optionalNumber("spread"),
        values.is("agrees"));
  }
}
