package dev.initsweep.store;

import static dev.initsweep.store.Columns.required;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.CommonRandomNumbers;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.InitialDistribution;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.MinibatchSampling;
import dev.initsweep.cell.Named;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** The columns that spell out a setting, and those of a vector of variance scales. */
final class SettingColumns {

  static final List<StructField> FIELDS =
      List.of(
          required("setting_id", DataTypes.StringType),
          required("data", DataTypes.StringType),
          required("data_digest", DataTypes.StringType),
          required("train_examples", DataTypes.IntegerType),
          required("subset", DataTypes.StringType),
          required("scaling", DataTypes.StringType),
          required("architecture", DataTypes.StringType),
          required("depth", DataTypes.IntegerType),
          required("widths", Columns.INTS),
          required("activation", DataTypes.StringType),
          required("biases", DataTypes.StringType),
          required("distribution", DataTypes.StringType),
          required("initial_biases", DataTypes.StringType),
          required("initial_biases_value", DataTypes.DoubleType),
          required("learning_rate", DataTypes.DoubleType),
          required("weight_decay", DataTypes.DoubleType),
          required("batch_size", DataTypes.IntegerType),
          required("sampling", DataTypes.StringType),
          required("epochs", DataTypes.IntegerType),
          required("common", DataTypes.StringType));

  private SettingColumns() {}

  static void put(Setting setting, Map<String, Object> into) {
    DataChoice data = setting.data();
    Architecture architecture = setting.architecture();
    into.put("setting_id", setting.id());
    into.put("data", data.name());
    into.put("data_digest", data.digest());
    into.put("train_examples", data.trainExamples());
    into.put("subset", data.subset().label());
    into.put("scaling", data.scaling().label());
    into.put("architecture", architecture.text());
    into.put("depth", architecture.depth());
    into.put("widths", Columns.seq(architecture.widths()));
    into.put("activation", architecture.activation().label());
    into.put("biases", architecture.biases().label());
    into.put("distribution", setting.distribution().label());
    into.put("initial_biases", setting.initialBiases().kind().label());
    into.put("initial_biases_value", setting.initialBiases().value());
    into.put("learning_rate", setting.learningRate());
    into.put("weight_decay", setting.weightDecay());
    into.put("batch_size", setting.batchSize());
    into.put("sampling", setting.sampling().label());
    into.put("epochs", setting.epochs());
    into.put("common", setting.common().label());
  }

  /** The vector, the scale g where it is the same in all layers, and r. */
  static void putScales(Scales scales, Architecture architecture, Map<String, Object> into) {
    into.put("scales", Columns.seq(scales.perLayer()));
    into.put(
        "variance_scale",
        scales.perLayer().stream().distinct().count() == 1 ? scales.layer(0) : null);
    into.put("ratio_to_he", scales.ratioToHe(architecture));
  }

  static Setting read(Columns.Values row) {
    return new Setting(
        new DataChoice(
            row.text("data"),
            row.text("data_digest"),
            row.integer("train_examples"),
            Named.parse(Subset.class, row.text("subset")),
            Named.parse(InputScaling.class, row.text("scaling"))),
        new Architecture(
            row.list("widths"),
            Named.parse(Activation.class, row.text("activation")),
            Named.parse(BiasTreatment.class, row.text("biases"))),
        Named.parse(InitialDistribution.class, row.text("distribution")),
        new InitialBiases(
            Named.parse(InitialBiases.Kind.class, row.text("initial_biases")),
            row.number("initial_biases_value")),
        row.number("learning_rate"),
        row.number("weight_decay"),
        row.integer("batch_size"),
        Named.parse(MinibatchSampling.class, row.text("sampling")),
        row.integer("epochs"),
        Named.parse(CommonRandomNumbers.class, row.text("common")));
  }
}
