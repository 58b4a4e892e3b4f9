package dev.initsweep.store;

import static dev.initsweep.store.Columns.required;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.SettingField;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** The columns that spell out a setting, and those of a vector of variance scales. */
final class SettingColumns {

  private static final List<SettingField> IN_TABLES =
      Arrays.stream(SettingField.values()).filter(field -> !field.column().isEmpty()).toList();

  static final List<StructField> FIELDS =
      Stream.concat(
              Stream.of(required("setting_id", DataTypes.StringType)),
              IN_TABLES.stream().map(field -> required(field.column(), type(field))))
          .toList();

  private SettingColumns() {}

  private static DataType type(SettingField field) {
    return switch (field.type()) {
      case TEXT -> DataTypes.StringType;
      case WHOLE -> DataTypes.IntegerType;
      case NUMBER -> DataTypes.DoubleType;
      case WHOLES -> Columns.INTS;
    };
  }

  static void put(Setting setting, Map<String, Object> into) {
    into.put("setting_id", setting.id());
    for (SettingField field : IN_TABLES) {
      Object value = field.value(setting);
      into.put(field.column(), value instanceof List<?> list ? Columns.seq(list) : value);
    }
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
    return SettingField.read(
        new SettingField.Source() {
          @Override
          public String text(SettingField field) {
            return row.text(field.column());
          }

          @Override
          public int whole(SettingField field) {
            return row.integer(field.column());
          }

          @Override
          public double number(SettingField field) {
            return row.number(field.column());
          }

          @Override
          public List<Integer> wholes(SettingField field) {
            return row.list(field.column());
          }
        });
  }
}
