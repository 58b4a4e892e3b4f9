package dev.initsweep.verify;

import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.GroupPlan;
import java.util.List;
import java.util.Optional;

/** What claim 1 compares with the optimum: a prediction's place, and what is known of it. */
final class Bands {

  /** That detail of a prediction which says how many seeds its interval rests on. */
  private static final String SEEDS = "seeds";

  /** Confidence of the intervals that predictions are stored with. */
  private static final double STORED = .95;

  private Bands() {}

  /**
   * The band of a prediction; empty where it is no point of the axis. Where each seed of the first
   * look has a root of its own, the place is their mean and its interval that of Student's t.
   */
  static Optional<Band> of(Prediction prediction, GroupPlan plan, Places places) {
    if (prediction.coordinate().isEmpty()) {
      return Optional.empty();
    }
    double margin = plan.verdict().margin();
    Optional<double[]> roots = rootsOfSeeds(prediction, plan, places);
    if (roots.isPresent()) {
      Sample sample = Sample.of(roots.get());
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
    if (seeds.size() < 2
        || !seeds.stream()
            .allMatch(s -> prediction.details().containsKey(Prediction.ROOT_OF_SEED + s))) {
      return Optional.empty();
    }
    return Optional.of(
        seeds.stream()
            .mapToDouble(s -> places.place(prediction.details().get(Prediction.ROOT_OF_SEED + s)))
            .toArray());
  }

  /**
   * The prediction's own interval, which is stored at 95 %, at the plan's confidence. Predictions
   * are not looked at anew with every number of seeds, so looks do not widen it.
   */
  private static Optional<Interval> interval(
      Prediction prediction, double predicted, GroupPlan plan, Places places) {
    double seeds = prediction.details().getOrDefault(SEEDS, 0.0);
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
