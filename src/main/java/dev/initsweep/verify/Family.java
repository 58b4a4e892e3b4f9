package dev.initsweep.verify;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Setting;
import dev.initsweep.plan.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Along what groups may differ and still be of one family. */
enum Family {
  /** The learning rate. */
  ETA("eta") {
    @Override
    double value(Group group) {
      return group.setting().learningRate();
    }

    @Override
    Group common(Group group) {
      return with(group, group.setting().architecture(), 1, group.setting().epochs());
    }
  },

  /** All hidden widths by one factor; the value is that of the first layer. */
  WIDTH("width") {
    @Override
    double value(Group group) {
      return group.setting().architecture().depth() == 1
          ? 1
          : group.setting().architecture().widths().get(1);
    }

    @Override
    Group common(Group group) {
      Architecture architecture = group.setting().architecture();
      List<Integer> widths = new ArrayList<>(architecture.widths());
      int divisor = 0;
      for (int width : hidden(architecture)) {
        divisor = gcd(divisor, width);
      }
      for (int l = 1; l < widths.size() - 1; l++) {
        widths.set(l, widths.get(l) / divisor);
      }
      return with(
          group,
          new Architecture(widths, architecture.activation(), architecture.biases()),
          group.setting().learningRate(),
          group.setting().epochs());
    }
  },

  /** The length of training. */
  EPOCHS("epochs") {
    @Override
    double value(Group group) {
      return group.setting().epochs();
    }

    @Override
    Group common(Group group) {
      return with(group, group.setting().architecture(), group.setting().learningRate(), 1);
    }
  };

  private final String label;

  Family(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  abstract double value(Group group);

  /** The same for all groups of a family: the group with the quantity taken out. */
  abstract Group common(Group group);

  private static Group with(Group group, Architecture architecture, double rate, int epochs) {
    Setting setting = group.setting();
    return new Group(
        new Setting(
            setting.data(),
            architecture,
            setting.distribution(),
            setting.initialBiases(),
            rate,
            setting.weightDecay(),
            setting.batchSize(),
            setting.sampling(),
            epochs,
            setting.common()),
        group.axis());
  }

  private static int[] hidden(Architecture architecture) {
    List<Integer> widths = architecture.widths();
    return IntStream.range(1, widths.size() - 1).map(widths::get).toArray();
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
