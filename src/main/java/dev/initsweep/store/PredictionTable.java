package dev.initsweep.store;

import static dev.initsweep.store.Columns.optional;
import static dev.initsweep.store.Columns.required;

import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import dev.initsweep.plan.Group;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Reads and writes the table of predictions. A prediction is stored once and read back ever after,
 * so that a last bit, different on another machine, does not make new cells.
 */
public final class PredictionTable {

  static final Columns COLUMNS =
      Columns.of(
          "predictions",
          CellSchema.FORMAT,
          Stream.of(
                  GroupColumns.FIELDS.stream(),
                  Stream.of(
                      required("group_setting_id", DataTypes.StringType),
                      required("predictor", DataTypes.StringType),
                      required("basis", DataTypes.StringType)),
                  SettingColumns.FIELDS.stream(),
                  Stream.of(
                      optional("scales", Columns.DOUBLES),
                      optional("variance_scale", DataTypes.DoubleType),
                      optional("ratio_to_he", DataTypes.DoubleType),
                      optional("coordinate", DataTypes.DoubleType),
                      required("roots", Columns.DOUBLES),
                      optional("interval_low", DataTypes.DoubleType),
                      optional("interval_high", DataTypes.DoubleType),
                      required("reason", DataTypes.StringType),
                      required("note", DataTypes.StringType),
                      required(
                          "details",
                          DataTypes.createMapType(
                              DataTypes.StringType, DataTypes.DoubleType, false)),
                      required("written", DataTypes.TimestampType)))
              .flatMap(fields -> fields)
              .toArray(StructField[]::new));

  private final ParquetTable table;

  PredictionTable(ParquetTable table) {
    this.table = table;
  }

  /**
   * Stores predictions; where one is stored already under its key, readers keep seeing that one.
   *
   * @param predictions by the key under which they are found again
   * @param groups the groups that the predictions speak of
   */
  public void add(Map<PredictionKey, Prediction> predictions, Collection<Group> groups) {
    GroupColumns known = new GroupColumns(groups);
    Instant written = Instant.now();
    table.write(
        predictions.entrySet().stream()
            .map(entry -> row(entry.getKey(), entry.getValue(), known, written))
            .toList());
  }

  /** Returns all stored predictions. */
  public Map<PredictionKey, Prediction> read() {
    return table.patiently(
        () -> {
          Map<PredictionKey, Prediction> predictions = new HashMap<>();
          for (StoredRow row : first(table.read(table.scan().files(), Positions.ALL))) {
            Columns.Values values = row.values();
            predictions.put(key(values), prediction(values));
          }
          return predictions;
        });
  }

  /** Returns one row a key: the first that was stored. */
  public Dataset<Row> view(SparkSession spark) {
    return table.patiently(
        () -> {
          List<TableScan.TableFile> files = table.scan().files();
          List<StoredRow> rows =
              table.read(files, Set.of("group_id", "predictor", "basis", "written"));
          return table.view(spark, files, Duplicates.others(rows, first(rows)));
        });
  }

  private static List<StoredRow> first(List<StoredRow> rows) {
    return Duplicates.first(
        rows,
        row -> key(row.values()),
        Comparator.comparing(row -> row.values().instant("written")));
  }

  private static PredictionKey key(Columns.Values values) {
    return new PredictionKey(
        values.text("group_id"), values.text("predictor"), values.text("basis"));
  }

  private static Row row(
      PredictionKey key, Prediction prediction, GroupColumns groups, Instant written) {
    Map<String, Object> values = new HashMap<>();
    groups.put(key.group(), values);
    values.put("group_setting_id", groups.group(key.group()).setting().id());
    values.put("predictor", key.predictor());
    values.put("basis", key.basis());
    SettingColumns.put(prediction.setting(), values);
    prediction
        .scales()
        .ifPresent(
            scales ->
                SettingColumns.putScales(scales, prediction.setting().architecture(), values));
    values.put("coordinate", Columns.orNull(prediction.coordinate()));
    values.put("roots", Columns.seq(prediction.roots()));
    Columns.putInterval("interval", prediction.interval(), values);
    values.put("reason", prediction.reason());
    values.put("note", prediction.note());
    values.put("details", CollectionConverters.asScala(prediction.details()));
    values.put("written", Timestamp.from(written));
    return COLUMNS.row(values);
  }

  private static Prediction prediction(Columns.Values values) {
    Optional<Interval> interval = values.interval("interval");
    return new Prediction(
        values.text("group_id"),
        values.text("predictor"),
        SettingColumns.read(values),
        values.has("scales") ? Optional.of(new Scales(values.list("scales"))) : Optional.empty(),
        values.optionalNumber("coordinate"),
        values.list("roots"),
        interval,
        values.text("reason"),
        values.text("note"),
        values.map("details"));
  }
}
