package dev.initsweep.verify;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Setting;
import dev.initsweep.plan.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Along what groups may differ and still be of one family. */
enum ScalingSeries {
  /** The quantity is the learning rate. */
  ETA("eta") {
    @Override
    double value(Group group) {
      return group.setting().learningRate();
    }

    @Override
    Group common(Group group) {
      return with(group, setting -> setting.learningRate(1));
    }
  },

  /** The quantity is all hidden widths by one factor; the value is that of the first layer. */
  WIDTH("width") {
    @Override
    double value(Group group) {
      Architecture architecture = group.setting().architecture();
      return architecture.depth() == 1 ? 1 : architecture.units(0);
    }

    @Override
    Group common(Group group) {
      Architecture shape = group.setting().architecture().atUnitWidth();
      return with(group, setting -> setting.architecture(shape));
    }
  },

  /** The quantity is the length of training. */
  EPOCHS("epochs") {
    @Override
    double value(Group group) {
      return group.setting().epochs();
    }

    @Override
    Group common(Group group) {
      return with(group, setting -> setting.epochs(1));
    }
  };

  private final String label;

  ScalingSeries(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Returns the groups that differ in nothing else, at least two each. */
  List<List<GroupReport>> families(Collection<GroupReport> reports) {
    Map<Group, List<GroupReport>> members = new LinkedHashMap<>();
    for (GroupReport report : reports) {
      // What was measured at one epoch says nothing of the length of training.
      if (this != EPOCHS || report.plan().verdict().budget() == 0) {
        members
            .computeIfAbsent(common(report.plan().group()), key -> new ArrayList<>())
            .add(report);
      }
    }
    return members.values().stream()
        .filter(groups -> groups.stream().map(r -> r.plan().group()).distinct().count() > 1)
        .toList();
  }

  abstract double value(Group group);

  /** The same for all groups of a family: the group with the quantity taken out. */
  abstract Group common(Group group);

  private static Group with(Group group, UnaryOperator<Setting.Builder> change) {
    return new Group(change.apply(group.setting().change()).build(), group.axis());
  }
}
