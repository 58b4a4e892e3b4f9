package dev.initsweep.store;

import static dev.initsweep.store.Columns.optional;
import static dev.initsweep.store.Columns.required;

import dev.initsweep.cell.Audit;
import dev.initsweep.cell.Named;
import dev.initsweep.cell.Status;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** The table of audits: cells that a second engine trained too. */
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
          required("written", DataTypes.TimestampType));

  private final Table table;

  AuditTable(Table table) {
    this.table = table;
  }

  /**
   * The row of an audit.
   *
   * @param kernel where it was made, see docs/format.md
   */
  public static Row toRow(Audit audit, String kernel) {
    Map<String, Object> values = new HashMap<>();
    values.put("id", audit.cell());
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

  /** All audits, in order of the cells' ids. */
  public List<Audit> read(SparkSession spark) {
    return table.patiently(
        () -> view(spark).orderBy("id").collectAsList().stream().map(AuditTable::audit).toList());
  }

  /** One row for each cell and engine: the first that was written. */
  public Dataset<Row> view(SparkSession spark) {
    return Duplicates.first(
            table.read(spark, table.scan().paths()),
            List.of("id", "engine", "oracle"),
            functions.col("written"))
        .select(COLUMNS.select());
  }

  private static Audit audit(Row row) {
    Columns.Values values = COLUMNS.of(row);
    return new Audit(
        values.text("id"),
        values.text("engine"),
        values.text("oracle"),
        Named.parse(Status.class, values.text("status")),
        Named.parse(Status.class, values.text("oracle_status")),
        values.optionalNumber("train_loss"),
        values.optionalNumber("oracle_train_loss"),
        values.optionalNumber("spread"),
        row.getBoolean(COLUMNS.names().indexOf("agrees")));
  }
}
