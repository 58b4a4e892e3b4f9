package dev.initsweep.store;

import static dev.initsweep.store.Columns.required;

import dev.initsweep.cell.Provenance;
import java.sql.Timestamp;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** The columns that say from what a result came. */
final class ProvenanceColumns {

  static final List<StructField> FIELDS =
      List.of(
          required("plan_hash", DataTypes.StringType),
          required("code_version", DataTypes.StringType),
          required("commit", DataTypes.StringType),
          required("libraries", DataTypes.StringType),
          required("kernel", DataTypes.StringType),
          required("host", DataTypes.StringType),
          required("attempt", DataTypes.IntegerType),
          required("started", DataTypes.TimestampType),
          required("seconds", DataTypes.DoubleType),
          required("engine", DataTypes.StringType));

  private ProvenanceColumns() {}

  static void put(Provenance provenance, Map<String, Object> into) {
    into.put("plan_hash", provenance.planHash());
    into.put("code_version", provenance.codeVersion());
    into.put("commit", provenance.commit());
    into.put("libraries", provenance.libraries());
    into.put("kernel", provenance.kernel());
    into.put("host", provenance.host());
    into.put("attempt", provenance.attempt());
    into.put("started", Timestamp.from(provenance.started().truncatedTo(ChronoUnit.MICROS)));
    into.put("seconds", provenance.seconds());
    into.put("engine", provenance.engine());
  }

  static Provenance read(Columns.Values row) {
    return new Provenance(
        row.text("plan_hash"),
        row.text("code_version"),
        row.text("commit"),
        row.text("libraries"),
        row.text("kernel"),
        row.text("host"),
        row.integer("attempt"),
        row.instant("started"),
        row.number("seconds"),
        row.text("engine"));
  }
}
