package dev.initsweep.report;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.SettingField;
import dev.initsweep.plan.Group;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Names what a group's setting and axis are, by the columns of the tables. */
final class PageSetting {

  /** What people know by another name: digests by data sets, widths by architectures. */
  private static final Set<SettingField> UNTOLD = Set.of(SettingField.DIGEST, SettingField.WIDTHS);

  private PageSetting() {}

  /** Returns a text or a number for each; {@code width} is that of the first hidden layer. */
  static Map<String, Object> of(Group group) {
    Setting setting = group.setting();
    Architecture architecture = setting.architecture();
    Map<String, Object> json = new LinkedHashMap<>();
    for (SettingField field : SettingField.values()) {
      if (field == SettingField.ARCHITECTURE && architecture.depth() > 1) {
        json.put("width", architecture.units(0));
      }
      if (!field.column().isEmpty() && !UNTOLD.contains(field)) {
        json.put(field.column(), field.value(setting));
      }
    }
    json.put("axis", group.axis().identity());
    return json;
  }
}
