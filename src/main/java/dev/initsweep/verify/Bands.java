package dev.initsweep.verify;

import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.race.Band;
import dev.initsweep.statistics.MeanEstimate;
import dev.initsweep.statistics.StudentT;
import java.util.List;
import java.util.Optional;

/** Finds what claim 1 compares with the optimum: a prediction's place, and what is known of it. */
final class Bands {

  /** Confidence of the intervals that predictions are stored with. */
  private static final double STORED = .95;

  private Bands() {}

  /**
   * Returns the band of a prediction; empty where it is no point of the axis. Where each seed of
   * the first look has a root of its own, the place is their mean and its interval that of
   * Student's t.
   */
  static Optional<Band> of(Prediction prediction, GroupPlan plan, Places places) {
    if (prediction.coordinate().isEmpty()) {
      return Optional.empty();
    }
    double margin = plan.verdict().margin();
    Optional<double[]> roots = rootsOfSeeds(prediction, plan, places);
    if (roots.isPresent()) {
      MeanEstimate sample = MeanEstimate.of(roots.get());
      return Optional.of(
          new Band(sample.mean(), sample.estimate(plan.verdict().confidence()).interval(), margin));
    }
    double predicted = places.place(prediction.coordinate().getAsDouble());
    return Optional.of(
        new Band(
            predicted,
            interval(prediction, predicted, plan, places)
                .orElse(new Interval(predicted, predicted)),
            margin));
  }

  /** Places of the roots of the first look's seeds; empty unless there are two and each has one. */
  private static Optional<double[]> rootsOfSeeds(
      Prediction prediction, GroupPlan plan, Places places) {
    List<Long> seeds = plan.seeds().subList(0, plan.race().looks().get(0));
    if (seeds.size() < 2 || !prediction.seeds().roots().keySet().containsAll(seeds)) {
      return Optional.empty();
    }
    return Optional.of(
        seeds.stream()
            .mapToDouble(seed -> places.place(prediction.seeds().roots().get(seed)))
            .toArray());
  }

  /**
   * Returns the prediction's own interval at the plan's confidence; it is stored at 95 %.
   * Predictions are not evaluated again with every number of seeds, so looks do not widen it.
   */
  private static Optional<Interval> interval(
      Prediction prediction, double predicted, GroupPlan plan, Places places) {
    int seeds = prediction.seeds().count();
    double confidence = plan.verdict().confidence();
    double widen =
        seeds < 2 || confidence == STORED
            ? 1
            : StudentT.critical(confidence, seeds - 1) / StudentT.critical(STORED, seeds - 1);
    return prediction
        .interval()
        .map(
            ends ->
                new Interval(
                    predicted - widen * (predicted - places.place(ends.low())),
                    predicted + widen * (places.place(ends.high()) - predicted)));
  }
}
