package dev.initsweep.store;

import static dev.initsweep.store.Columns.optional;
import static dev.initsweep.store.Columns.required;

import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Exponent;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Named;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/** Reads and writes the table of exponents: for each plan, those that were found last. */
public final class ExponentTable {

  static final Columns COLUMNS =
      Columns.of(
          "exponents",
          CellSchema.FORMAT,
          required("plan_hash", DataTypes.StringType),
          required("family", DataTypes.StringType),
          required("axis", DataTypes.StringType),
          required("quantity", DataTypes.StringType),
          required("quantity_from", DataTypes.DoubleType),
          required("quantity_to", DataTypes.DoubleType),
          required("groups", DataTypes.IntegerType),
          required("predictor", DataTypes.StringType),
          optional("slope", DataTypes.DoubleType),
          optional("slope_low", DataTypes.DoubleType),
          optional("slope_high", DataTypes.DoubleType),
          optional("claimed", DataTypes.DoubleType),
          required("source", DataTypes.StringType),
          optional("difference", DataTypes.DoubleType),
          optional("difference_low", DataTypes.DoubleType),
          optional("difference_high", DataTypes.DoubleType),
          required("conclusion", DataTypes.StringType),
          required("method", DataTypes.StringType),
          required("caveat", DataTypes.StringType),
          required("written", DataTypes.TimestampType));

  private final PlanRows rows;

  ExponentTable(ParquetTable table) {
    this.rows = new PlanRows(table);
  }

  /** Writes all exponents of a plan in place of those that it had. */
  public void replace(String planHash, List<Exponent> exponents) {
    Timestamp written = Timestamp.from(Instant.now());
    rows.replace(planHash, exponents.stream().map(e -> row(planHash, e, written)).toList());
  }

  /** Returns the exponents of a plan, by family, quantity and predictor. */
  public List<Exponent> read(String planHash) {
    return rows.read(planHash).stream()
        .map(ExponentTable::exponent)
        .sorted(
            Comparator.comparing(Exponent::family)
                .thenComparing(Exponent::quantity)
                .thenComparing(Exponent::predictor))
        .toList();
  }

  /** Returns the exponents of all plans. */
  public Dataset<Row> view(SparkSession spark) {
    return rows.view(spark);
  }

  private static Row row(String planHash, Exponent exponent, Timestamp written) {
    Map<String, Object> values = new HashMap<>();
    values.put("plan_hash", planHash);
    values.put("family", exponent.family());
    values.put("axis", exponent.axis());
    values.put("quantity", exponent.quantity());
    values.put("quantity_from", exponent.from());
    values.put("quantity_to", exponent.to());
    values.put("groups", exponent.groups());
    values.put("predictor", exponent.predictor());
    put("slope", exponent.slope(), values);
    values.put("claimed", Columns.orNull(exponent.claimed()));
    values.put("source", exponent.source());
    put("difference", exponent.difference(), values);
    values.put("conclusion", exponent.conclusion().label());
    values.put("method", exponent.method());
    values.put("caveat", exponent.caveat());
    values.put("written", written);
    return COLUMNS.row(values);
  }

  private static void put(String name, Optional<Estimate> estimate, Map<String, Object> into) {
    into.put(name, estimate.map(Estimate::value).orElse(null));
    Columns.putInterval(name, estimate.map(Estimate::interval), into);
  }

  private static Exponent exponent(Columns.Values values) {
    return new Exponent(
        values.text("family"),
        values.text("axis"),
        values.text("quantity"),
        values.number("quantity_from"),
        values.number("quantity_to"),
        values.integer("groups"),
        values.text("predictor"),
        estimate("slope", values),
        values.optionalNumber("claimed"),
        values.text("source"),
        estimate("difference", values),
        Named.parse(Conclusion.class, values.text("conclusion")),
        values.text("method"),
        values.text("caveat"));
  }

  private static Optional<Estimate> estimate(String name, Columns.Values values) {
    Optional<Interval> interval = values.interval(name);
    return interval.map(ends -> new Estimate(values.number(name), ends));
  }
}
