package dev.initsweep.verify;

import dev.initsweep.cell.Interval;
import dev.initsweep.race.RacePoint;
import dev.initsweep.race.Response;
import dev.initsweep.statistics.MeanEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the curve that a report shows from a group's trainings. */
final class CurvePoints {

  private CurvePoints() {}

  /** One entry for each point of the axis at which a seed is done. */
  static List<CurvePoint> of(GroupData data, double confidence) {
    List<CurvePoint> curve = new ArrayList<>();
    for (RacePoint point : data.standing().points()) {
      List<Response> done = new ArrayList<>();
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
      GroupData data, RacePoint point, List<Response> done, double confidence) {
    List<Response> finite = done.stream().filter(r -> !r.diverged()).toList();
    MeanEstimate sample = MeanEstimate.of(finite.stream().mapToDouble(Response::log).toArray());
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
        finite.stream().mapToDouble(Response::accuracy).average().orElse(Double.NaN),
        point.isAdded(),
        point.state());
  }

  private static Interval exp(Interval logs) {
    return new Interval(Math.exp(logs.low()), Math.exp(logs.high()));
  }
}
