package dev.initsweep.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.types.StructType;

/** The columns of the tables of a results folder, for readers that are not Spark. */
public final class TableSchemas {

  private TableSchemas() {}

  /** Schemas by the names of tables. */
  public static Map<String, StructType> all() {
    Map<String, StructType> schemas = new LinkedHashMap<>();
    schemas.put("cells", CellSchema.COLUMNS.schema());
    schemas.put("predictions", PredictionTable.COLUMNS.schema());
    schemas.put("verdicts", VerdictColumns.COLUMNS.schema());
    schemas.put("exponents", ExponentTable.COLUMNS.schema());
    schemas.put("audits", AuditTable.COLUMNS.schema());
    return schemas;
  }
}
