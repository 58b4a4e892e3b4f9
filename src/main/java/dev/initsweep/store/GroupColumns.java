package dev.initsweep.store;

import static dev.initsweep.store.Columns.required;

import dev.initsweep.plan.Group;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** The columns that name a group. */
final class GroupColumns {

  static final List<StructField> FIELDS =
      List.of(
          required("group_id", DataTypes.StringType),
          required("group_title", DataTypes.StringType),
          required("axis", DataTypes.StringType));

  private final Map<String, Group> groups;

  /** Knows the groups of rows to be written. */
  GroupColumns(Collection<Group> groups) {
    this.groups =
        groups.stream().distinct().collect(Collectors.toMap(Group::id, Function.identity()));
  }

  Group group(String id) {
    Group group = groups.get(id);
    if (group == null) {
      throw new IllegalArgumentException(
          "Invalid group: %s (expected one of %s)".formatted(id, groups.keySet()));
    }
    return group;
  }

  void put(String id, Map<String, Object> into) {
    into.put("group_id", id);
    into.put("group_title", group(id).title());
    into.put("axis", group(id).axis().identity());
  }
}
