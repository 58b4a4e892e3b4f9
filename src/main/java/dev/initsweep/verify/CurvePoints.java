package dev.initsweep.verify;

import dev.initsweep.cell.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a group's trainings to the curve that a report shows. */
final class CurvePoints {

  private CurvePoints() {}

  /** One entry for each point of the axis at which a seed is done. */
  static List<CurvePoint> of(GroupData data, double confidence) {
    List<CurvePoint> curve = new ArrayList<>();
    for (RacePoint point : data.standing().points()) {
      List<Reading> done = new ArrayList<>();
      for (long seed : data.plan().seeds().subList(0, point.seeds())) {
        data.reading(data.cell(point.x(), seed)).ifPresent(done::add);
      }
      if (!done.isEmpty()) {
        curve.add(point(data, point, done, confidence));
      }
    }
    return curve;
  }

  private static CurvePoint point(
      GroupData data, RacePoint point, List<Reading> done, double confidence) {
    List<Reading> finite = done.stream().filter(r -> !r.diverged()).toList();
    Sample sample = Sample.of(finite.stream().mapToDouble(Reading::log).toArray());
    Optional<Interval> band =
        sample.n() < 2
            ? Optional.empty()
            : Optional.of(exp(sample.estimate(confidence).interval()));
    return new CurvePoint(
        data.places().coordinate(point.x()),
        StrictMath.pow(2, point.x()),
        done.size(),
        done.size() - finite.size(),
        Math.exp(sample.mean()),
        band,
        finite.stream().mapToDouble(Reading::accuracy).average().orElse(Double.NaN),
        point.isAdded(),
        point.state());
  }

  private static Interval exp(Interval logs) {
    return new Interval(Math.exp(logs.low()), Math.exp(logs.high()));
  }
}
