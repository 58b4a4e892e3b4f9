package dev.initsweep.theory;

import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import java.util.List;

/** Coordinates at which predictors look. */
final class Coordinates {

  private Coordinates() {}

  /**
   * Tells whether the axis has variance scales there, which {@code balanced} has not far below He.
   */
  static boolean exists(Group group, double coordinate) {
    try {
      group.axis().scales(coordinate, group.setting().architecture());
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Such as {@code g 0.25 to 1024}, for the log2 of coordinates in ascending order. */
  static String range(Axis axis, List<Double> octaves) {
    return "%s %s to %s"
        .formatted(
            axis.symbol(),
            FourDigits.number(Octaves.exp2(octaves.get(0))),
            FourDigits.number(Octaves.exp2(octaves.get(octaves.size() - 1))));
  }
}
