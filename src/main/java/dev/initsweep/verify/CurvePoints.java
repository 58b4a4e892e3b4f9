package dev.initsweep.verify;

import dev.initsweep.cell.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From readings to the curve that a report shows and to the curves that the statistics use. */
final class CurvePoints {

  private CurvePoints() {}

  static Curves curves(GroupData data, Reading[][] readings) {
    double[][] log = new double[readings.length][];
    boolean[][] diverged = new boolean[readings.length][];
    for (int s = 0; s < readings.length; s++) {
      log[s] = new double[readings[s].length];
      diverged[s] = new boolean[readings[s].length];
      for (int p = 0; p < log[s].length; p++) {
        log[s][p] = readings[s][p].log();
        diverged[s][p] = readings[s][p].diverged();
      }
    }
    return new Curves(data.abscissae(), data.plan().seeds(), log, diverged);
  }

  /** One entry a point of the axis at which a seed is done. */
  static List<CurvePoint> of(GroupData data, double confidence) {
    Reading[][] readings = data.readings();
    List<CurvePoint> curve = new ArrayList<>();
    for (int p = 0; p < data.points().size(); p++) {
      List<Reading> done = new ArrayList<>();
      for (Reading[] row : readings) {
        if (!row[p].isMissing()) {
          done.add(row[p]);
        }
      }
      if (!done.isEmpty()) {
        curve.add(point(data.points().get(p), done, confidence));
      }
    }
    return curve;
  }

  private static CurvePoint point(GroupData.Point point, List<Reading> done, double confidence) {
    List<Reading> finite = done.stream().filter(r -> !r.diverged()).toList();
    Sample sample = Sample.of(finite.stream().mapToDouble(Reading::log).toArray());
    Optional<Interval> band =
        sample.n() < 2
            ? Optional.empty()
            : Optional.of(exp(sample.estimate(confidence).interval()));
    return new CurvePoint(
        point.coordinate(),
        StrictMath.pow(2, point.x()),
        done.size(),
        done.size() - finite.size(),
        Math.exp(sample.mean()),
        band,
        finite.stream().mapToDouble(Reading::accuracy).average().orElse(Double.NaN));
  }

  private static Interval exp(Interval logs) {
    return new Interval(Math.exp(logs.low()), Math.exp(logs.high()));
  }
}
