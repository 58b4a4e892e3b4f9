package dev.initsweep.store;

import static dev.initsweep.store.Columns.added;
import static dev.initsweep.store.Columns.optional;
import static dev.initsweep.store.Columns.required;

import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Counts;
import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Named;
import dev.initsweep.cell.Optimum;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.VerdictSettings;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** The columns of the table {@code verdicts}. */
final class VerdictColumns {

  static final Columns COLUMNS =
      Columns.of(
          "verdicts",
          CellSchema.FORMAT,
          Stream.of(
                  Stream.of(required("plan_hash", DataTypes.StringType)),
                  GroupColumns.FIELDS.stream(),
                  SettingColumns.FIELDS.stream(),
                  Stream.of(
                      required("claim", DataTypes.StringType),
                      required("predictor", DataTypes.StringType),
                      added(2, "reference", DataTypes.StringType),
                      required("conclusion", DataTypes.StringType),
                      required("metric", DataTypes.StringType),
                      required("budget", DataTypes.IntegerType),
                      optional("predicted", DataTypes.DoubleType)),
                  estimate("estimate"),
                  Stream.of(optional("p_value", DataTypes.DoubleType)),
                  estimate("optimum"),
                  Stream.of(optional("least_metric", DataTypes.DoubleType)),
                  interval("stable"),
                  Stream.of(
                      required("optimum_method", DataTypes.StringType),
                      required("optimum_caveat", DataTypes.StringType)),
                  estimate("regret"),
                  Stream.of(
                      optional("seeds_to_decide", DataTypes.IntegerType),
                      required("cells_planned", DataTypes.IntegerType),
                      required("cells_done", DataTypes.IntegerType),
                      required("cells_diverged", DataTypes.IntegerType),
                      required("cells_failed", DataTypes.IntegerType),
                      required("method", DataTypes.StringType),
                      required("caveat", DataTypes.StringType),
                      required("written", DataTypes.TimestampType)))
              .flatMap(fields -> fields)
              .toArray(StructField[]::new));

  private VerdictColumns() {}

  private static Stream<StructField> estimate(String name) {
    return Stream.concat(Stream.of(optional(name, DataTypes.DoubleType)), interval(name));
  }

  private static Stream<StructField> interval(String name) {
    return Stream.of(
        optional(name + "_low", DataTypes.DoubleType),
        optional(name + "_high", DataTypes.DoubleType));
  }

  static Row row(String planHash, Verdict verdict, GroupColumns groups, Timestamp written) {
    Map<String, Object> values = new HashMap<>();
    values.put("plan_hash", planHash);
    groups.put(verdict.group(), values);
    SettingColumns.put(groups.group(verdict.group()).setting(), values);
    values.put("claim", verdict.claim().label());
    values.put("predictor", verdict.predictor());
    values.put("reference", verdict.reference().isEmpty() ? null : verdict.reference());
    values.put("conclusion", verdict.conclusion().label());
    values.put("metric", verdict.metric());
    values.put("budget", verdict.budget());
    values.put("predicted", Columns.orNull(verdict.predicted()));
    putEstimate("estimate", verdict.estimate(), values);
    values.put("p_value", Columns.orNull(verdict.pValue()));
    Optimum optimum = verdict.optimum();
    values.put("optimum", Columns.orNull(optimum.coordinate()));
    Columns.putInterval("optimum", optimum.interval(), values);
    values.put("least_metric", Columns.orNull(optimum.leastMetric()));
    Columns.putInterval("stable", optimum.stableBand(), values);
    values.put("optimum_method", optimum.method());
    values.put("optimum_caveat", optimum.caveat());
    putEstimate("regret", verdict.regret(), values);
    values.put("seeds_to_decide", Columns.orNull(verdict.seedsToDecide()));
    values.put("cells_planned", verdict.counts().planned());
    values.put("cells_done", verdict.counts().done());
    values.put("cells_diverged", verdict.counts().diverged());
    values.put("cells_failed", verdict.counts().failed());
    values.put("method", verdict.method());
    values.put("caveat", verdict.caveat());
    values.put("written", written);
    return COLUMNS.row(values);
  }

  private static void putEstimate(
      String name, Optional<Estimate> estimate, Map<String, Object> into) {
    into.put(name, estimate.map(Estimate::value).orElse(null));
    Columns.putInterval(name, estimate.map(Estimate::interval), into);
  }

  /** The verdict of a row. */
  static Verdict verdict(Columns.Values values) {
    return new Verdict(
        values.text("group_id"),
        Named.parse(Claim.class, values.text("claim")),
        values.text("predictor"),
        reference(values),
        Named.parse(Conclusion.class, values.text("conclusion")),
        values.text("metric"),
        values.integer("budget"),
        values.optionalNumber("predicted"),
        estimate("estimate", values),
        values.optionalNumber("p_value"),
        new Optimum(
            values.optionalNumber("optimum"),
            values.interval("optimum"),
            values.optionalNumber("least_metric"),
            values.interval("stable"),
            values.text("optimum_method"),
            values.text("optimum_caveat")),
        estimate("regret", values),
        values.optionalInteger("seeds_to_decide"),
        new Counts(
            values.integer("cells_planned"),
            values.integer("cells_done"),
            values.integer("cells_diverged"),
            values.integer("cells_failed")),
        values.text("method"),
        values.text("caveat"));
  }

  /** Rows of earlier formats do not say that they compare with He-normal. */
  private static String reference(Columns.Values values) {
    if (values.has("reference")) {
      return values.text("reference");
    }
    return Named.parse(Claim.class, values.text("claim")).isComparison() ? VerdictSettings.HE : "";
  }

  private static Optional<Estimate> estimate(String name, Columns.Values values) {
    Optional<Interval> interval = values.interval(name);
    return interval.map(ends -> new Estimate(values.number(name), ends));
  }
}
