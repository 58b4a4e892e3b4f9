package dev.initsweep.verify;

import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.VerdictSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Claim 1: whether the empirical optimum lies within the margin of a prediction on the axis. */
final class Coincidence {

  /**
   * Prefix of those details of a prediction that hold the coordinate found from one seed of the
   * sweep alone, such as {@code root-seed-3}: where all seeds have one, root and optimum come from
   * the same trainings and are compared by the jackknife.
   */
  static final String ROOT_OF_SEED = Prediction.ROOT_OF_SEED;

  /** That detail of a prediction which says how many seeds its interval rests on. */
  private static final String SEEDS = "seeds";

  /** Confidence of the intervals that predictions are stored with. */
  private static final double STORED = .95;

  static final String MOVER =
      "inclusion of the interval of log2(optimum/prediction) in the margin (Schuirmann 1987), MOVER"
          + " (Zou and Donner 2008)";
  static final String JACKKNIFE =
      "inclusion of the interval of log2(optimum/prediction) in the margin (Schuirmann 1987),"
          + " jackknife over the seeds of both (Tukey 1958)";
  static final String WITNESS =
      "a point beyond the margin beats every point within it, cross-fitted paired t"
          + " (intersection-union, Berger 1982)";

  private final GroupData data;
  private final Located located;
  private final VerdictSettings settings;

  Coincidence(GroupData data, Located located) {
    this.data = data;
    this.located = located;
    this.settings = data.plan().verdict();
  }

  Draft judge(Prediction prediction) {
    if (prediction.coordinate().isEmpty()) {
      return Draft.bare(
          Conclusion.NOT_ON_AXIS, MOVER, "the predicted scales are no point of this axis");
    }
    Optional<ArgminInterval> argmin = located.argmin();
    if (argmin.isEmpty() || argmin.get().interval().isEmpty()) {
      return Draft.bare(
          argmin.flatMap(ArgminInterval::edge).isPresent()
              ? Conclusion.WIDEN_GRID
              : Conclusion.INCONCLUSIVE,
          MOVER,
          located.caveat());
    }
    double predicted = abscissa(prediction.coordinate().getAsDouble());
    Optional<double[]> roots = rootsOfSeeds(prediction);
    int n = located.complete().seeds().size();
    Estimate d =
        roots.isPresent() && argmin.get().interval().get().isBounded()
            ? jackknife(roots.get())
            : Equivalence.mover(
                new Estimate(argmin.get().estimate(), argmin.get().interval().get()),
                predicted,
                interval(prediction, predicted));
    Equivalence equivalence =
        new Equivalence(settings.margin(), data.plan().confidence(), n, settings.biasAllowance());
    Conclusion conclusion = equivalence.conclude(d.interval());
    if (conclusion == Conclusion.INCONCLUSIVE && !d.interval().isBounded()) {
      return unbounded(d, predicted);
    }
    return new Draft(
        conclusion,
        Optional.of(d),
        equivalence.pValue(d),
        conclusion == Conclusion.INCONCLUSIVE ? equivalence.seedsToDecide(d) : OptionalInt.empty(),
        roots.isPresent() ? JACKKNIFE : MOVER,
        conclusion == Conclusion.DIFFERS ? beyond(d) : located.caveat());
  }

  private Draft unbounded(Estimate d, double predicted) {
    Side side = d.value() > 0 ? Side.ABOVE : Side.BELOW;
    boolean open = Double.isInfinite(side == Side.ABOVE ? d.interval().high() : d.interval().low());
    if (open) {
      OptionalDouble p =
          EdgeWitness.pValue(
              located.complete(),
              predicted - settings.margin(),
              predicted + settings.margin(),
              side);
      if (p.isPresent() && p.getAsDouble() <= 1 - data.plan().confidence()) {
        return new Draft(
            Conclusion.DIFFERS, Optional.of(d), p, OptionalInt.empty(), WITNESS, beyond(d));
      }
    }
    double[] x = located.complete().x();
    String where =
        (Double.isInfinite(d.interval().low()) ? " below " + text(x[0]) : "")
            + (Double.isInfinite(d.interval().high()) ? " above " + text(x[x.length - 1]) : "");
    boolean interior = located.argmin().orElseThrow().edge().isEmpty();
    return new Draft(
        Conclusion.WIDEN_GRID,
        Optional.of(d),
        OptionalDouble.empty(),
        OptionalInt.empty(),
        MOVER,
        "the optimum is not bounded: widen the grid%s%s"
            .formatted(where, interior ? ", or take more seeds" : ""));
  }

  private String beyond(Estimate d) {
    Optional<Side> edge = located.argmin().orElseThrow().edge();
    if (edge.isEmpty()) {
      return located.caveat();
    }
    double[] x = located.complete().x();
    return d.value() > 0 ? "optimum > " + text(x[x.length - 1]) : "optimum < " + text(x[0]);
  }

  private String text(double abscissa) {
    return data.plan().group().axis().symbol()
        + " = "
        + Identity.decimal(Double.parseDouble("%.3g".formatted(data.coordinate(abscissa))));
  }

  /** The difference of the optimum and the mean root, left-out seeds leaving both. */
  private Estimate jackknife(double[] roots) {
    FittedCurve fit = located.fit().orElseThrow();
    double mean = Arrays.stream(roots).average().orElseThrow();
    double[] without = new double[roots.length];
    for (int s = 0; s < without.length; s++) {
      FittedCurve others = fit.without(s);
      double meanOfOthers = mean + (mean - roots[s]) / (roots.length - 1);
      without[s] = others.abscissa(others.leastIndex()) - meanOfOthers;
    }
    return Equivalence.jackknife(
        located.argmin().orElseThrow().estimate() - mean,
        without,
        data.plan().confidence(),
        settings.biasAllowance());
  }

  /** Abscissae of the roots of the complete seeds; empty unless each has one. */
  private Optional<double[]> rootsOfSeeds(Prediction prediction) {
    List<Long> seeds = located.complete().seeds();
    if (!seeds.stream().allMatch(s -> prediction.details().containsKey(ROOT_OF_SEED + s))) {
      return Optional.empty();
    }
    return Optional.of(
        seeds.stream()
            .mapToDouble(s -> abscissa(prediction.details().get(ROOT_OF_SEED + s)))
            .toArray());
  }

  /**
   * The prediction's own interval, which is stored at 95 %, at the plan's confidence. Predictions
   * are not looked at anew with every number of seeds, so looks do not widen it.
   */
  private Optional<Interval> interval(Prediction prediction, double predicted) {
    double seeds = prediction.details().getOrDefault(SEEDS, 0.0);
    double widen =
        seeds < 2 || settings.confidence() == STORED
            ? 1
            : StudentT.critical(settings.confidence(), seeds - 1)
                / StudentT.critical(STORED, seeds - 1);
    return prediction
        .interval()
        .map(
            coordinates ->
                new Interval(
                    predicted - widen * (predicted - abscissa(coordinates.low())),
                    predicted + widen * (abscissa(coordinates.high()) - predicted)));
  }

  /** Log2 of r at a coordinate; what lies beyond the axis' range is unbounded. */
  private double abscissa(double coordinate) {
    if (coordinate == Double.POSITIVE_INFINITY) {
      return coordinate;
    }
    try {
      return GroupData.log2(
          data.plan()
              .group()
              .axis()
              .ratioToHe(coordinate, data.plan().group().setting().architecture()));
    } catch (IllegalArgumentException e) {
      return Double.NEGATIVE_INFINITY;
    }
  }
}
