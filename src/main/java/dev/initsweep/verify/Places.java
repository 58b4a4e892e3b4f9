package dev.initsweep.verify;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.Scales;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.PointText;
import dev.initsweep.race.Standing;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The places of a group's axis, as log2 of r. Places that a plan or a prediction names have exactly
 * the scales that it names; all others have those of the axis there.
 */
public final class Places {

  private final Group group;
  private final Architecture architecture;
  private final TreeMap<Double, Scales> known = new TreeMap<>();

  Places(Group group) {
    this.group = group;
    this.architecture = group.setting().architecture();
  }

  /** The place of scales, which are remembered; empty where they are no point of the axis. */
  OptionalDouble add(Scales scales) {
    if (group.axis().coordinateOf(scales, architecture).isEmpty()) {
      return OptionalDouble.empty();
    }
    double x = octaves(scales.ratioToHe(architecture));
    known.putIfAbsent(x, scales);
    return OptionalDouble.of(x);
  }

  /** The scales at a place that the axis has. */
  Scales scales(double x) {
    Map.Entry<Double, Scales> near = known.ceilingEntry(x - Standing.SAME);
    return near != null && near.getKey() <= x + Standing.SAME
        ? near.getValue()
        : group.axis().scales(coordinate(x), architecture);
  }

  /** The coordinate at a place, with the digits that ids keep; infinities stay what they are. */
  double coordinate(double x) {
    return Double.isInfinite(x)
        ? x
        : Identity.canonical(group.axis().coordinate(StrictMath.pow(2, x), architecture));
  }

  /** A place's coordinate with three digits, as the axis writes it; below all places it is 0. */
  String text(double x) {
    double coordinate = x == Double.NEGATIVE_INFINITY ? 0 : coordinate(x);
    return PointText.value(group.axis(), coordinate, Places::rounded);
  }

  /** A number with three digits. */
  static String rounded(double value) {
    return Double.isInfinite(value) ? "infinity" : PointText.rounded(value, 3);
  }

  /** Tells whether the axis has a place. */
  boolean exists(double x) {
    try {
      group.axis().scales(coordinate(x), architecture);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The place of a coordinate; what lies beyond the axis' range is unbounded. */
  double place(double coordinate) {
    if (coordinate == Double.POSITIVE_INFINITY) {
      return coordinate;
    }
    try {
      return octaves(group.axis().ratioToHe(coordinate, architecture));
    } catch (IllegalArgumentException e) {
      return Double.NEGATIVE_INFINITY;
    }
  }

  static double octaves(double ratio) {
    return StrictMath.log(ratio) / StrictMath.log(2);
  }
}
