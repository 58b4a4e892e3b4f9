package dev.initsweep.theory;

import dev.initsweep.cell.InitialDistribution;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import dev.initsweep.theory.MonotoneCurve.Crossing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A condition on networks that are drawn and not trained, looked at an octave of r at a time.
 *
 * @param octaves log2 of the coordinates at which it could be computed, in ascending order
 * @param excesses what must vanish there
 */
record OctaveScan(List<Double> octaves, List<Double> excesses) {

  /** Says that there are too few coordinates. */
  static final String TOO_SHORT = "the axis has no two of the variances that were tried";

  /**
   * Looks from 2^lowest to 2^highest times He's squared norm.
   *
   * @param excess of a coordinate; where it is not finite, the coordinate is left out
   */
  static OctaveScan of(Group group, int lowest, int highest, DoubleUnaryOperator excess) {
    List<Double> octaves = new ArrayList<>();
    List<Double> excesses = new ArrayList<>();
    Axis axis = group.axis();
    for (int octave = lowest; octave <= highest; octave++) {
      double coordinate = axis.coordinate(Octaves.exp2(octave), group.setting().architecture());
      if (Coordinates.exists(group, coordinate)) {
        double value = excess.applyAsDouble(coordinate);
        if (Double.isFinite(value)) {
          octaves.add(Octaves.log2(coordinate));
          excesses.add(value);
        }
      }
    }
    return new OctaveScan(octaves, excesses);
  }

  boolean isTooShort() {
    return octaves.size() < 2;
  }

  List<Crossing> crossings() {
    return new MonotoneCurve(octaves, excesses).crossings();
  }

  /** The coordinates of crossings. */
  static List<Double> roots(List<Crossing> crossings) {
    return crossings.stream().map(crossing -> Octaves.exp2(crossing.x())).toList();
  }

  /** The networks that are drawn are normal ones, whatever the setting's are. */
  static String remark(Group group) {
    InitialDistribution distribution = group.setting().distribution();
    return distribution == InitialDistribution.NORMAL
        ? ""
        : "normal networks stand for " + distribution.label() + " ones";
  }
}
