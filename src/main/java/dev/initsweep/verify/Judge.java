package dev.initsweep.verify;

import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Counts;
import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Optimum;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.plan.VerdictSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The reduce stage: a group's cells and predictions in, its report out. */
public final class Judge {

  private static final String OPTIMUM_METHOD =
      "local quartic of half-width %s octaves, inverted t-test of the seeds' slopes (Box and Hunter"
          + " 1954; Fieller 1954), ends moved out by %s octaves for bias (Armstrong and Kolesar"
          + " 2020)";

  private final GroupPlan plan;
  private final String group;
  private final VerdictSettings settings;
  private final List<Prediction> predictions;
  private final GroupData data;
  private final Counts counts;
  private final Located located;
  private final Optimum optimum;

  private Judge(GroupPlan plan, Collection<CellResult> cells, List<Prediction> predictions) {
    this.plan = plan;
    this.group = plan.group().id();
    this.settings = plan.verdict();
    this.predictions = ofPlan(plan, group, predictions);
    this.data = GroupData.of(plan, cells, this.predictions);
    this.counts = data.counts();
    Reading[][] readings = data.readings();
    this.located =
        Located.find(
            CurvePoints.curves(data, readings),
            data.grid(),
            settings.window(),
            plan.confidence(),
            settings.biasAllowance());
    this.optimum = optimum();
  }

  /**
   * Judges all claims of all predictors of a plan in one group. Never fails for want of data: what
   * is missing is said in the verdicts. A prediction that is He's scheme itself gets no verdict on
   * claims 2 and 3, which compare with it.
   *
   * @param plan of the group
   * @param cells results of this and any other group, pilots among them; only what the plan
   *     enumerates is read
   * @param predictions for this and any other group
   */
  public static GroupReport judge(
      GroupPlan plan, Collection<CellResult> cells, List<Prediction> predictions) {
    return new Judge(plan, cells, predictions).report();
  }

  private static List<Prediction> ofPlan(
      GroupPlan plan, String group, List<Prediction> predictions) {
    Map<String, Prediction> byName =
        predictions.stream()
            .filter(p -> p.group().equals(group))
            .collect(
                Collectors.toMap(
                    Prediction::predictor, Function.identity(), (first, second) -> second));
    return plan.predictors().stream()
        .map(PredictorSpec::name)
        .filter(byName::containsKey)
        .map(byName::get)
        .toList();
  }

  private GroupReport report() {
    List<Verdict> verdicts = new ArrayList<>();
    for (PredictorSpec spec : plan.predictors()) {
      Optional<Prediction> prediction =
          predictions.stream().filter(p -> p.predictor().equals(spec.name())).findFirst();
      for (Claim claim : Claim.values()) {
        if (prediction.isEmpty()) {
          verdicts.add(
              verdict(
                  claim,
                  spec.name(),
                  OptionalDouble.empty(),
                  Optional.empty(),
                  Draft.bare(Conclusion.INCOMPLETE, "none", "the prediction is not made yet")));
        } else if (!isComparisonOfHeWithItself(claim, prediction.get())) {
          verdicts.add(verdict(claim, prediction.get()));
        }
      }
    }
    return new GroupReport(
        plan, counts, CurvePoints.of(data, plan.confidence()), predictions, optimum, verdicts);
  }

  private boolean isComparisonOfHeWithItself(Claim claim, Prediction prediction) {
    return (claim == Claim.LOWER_LOSS || claim == Claim.HIGHER_ACCURACY)
        && HeComparison.isHe(data, prediction);
  }

  private Verdict verdict(Claim claim, Prediction prediction) {
    Optional<Sample> regret = regret(prediction);
    return verdict(
        claim,
        prediction.predictor(),
        prediction.coordinate(),
        regret.map(r -> r.estimate(plan.confidence())),
        draft(claim, prediction, regret));
  }

  private Draft draft(Claim claim, Prediction prediction, Optional<Sample> regret) {
    if (prediction.scales().isEmpty()) {
      return Draft.bare(Conclusion.NO_PREDICTION, "none", prediction.reason());
    }
    if (counts.completeness() < settings.completeness()) {
      return Draft.bare(
          Conclusion.INCOMPLETE,
          "none",
          "%d of %d cells are done".formatted(counts.done(), counts.planned()));
    }
    return switch (claim) {
      case COINCIDENCE -> new Coincidence(data, located).judge(prediction);
      case NEAR_LEAST_LOSS ->
          regret
              .map(
                  r ->
                      NearLeastLoss.judge(
                          r,
                          settings.nearness(),
                          plan.confidence(),
                          located.argmin().flatMap(ArgminInterval::edge).isEmpty()))
              .orElse(
                  Draft.bare(
                      Conclusion.INCONCLUSIVE,
                      Regret.METHOD,
                      "fewer than two seeds have all points: no interval"));
      case LOWER_LOSS -> new HeComparison(data, prediction).loss();
      case HIGHER_ACCURACY -> new HeComparison(data, prediction).accuracy();
    };
  }

  private Verdict verdict(
      Claim claim,
      String predictor,
      OptionalDouble predicted,
      Optional<Estimate> regret,
      Draft draft) {
    int budget = settings.budget() == 0 ? plan.group().setting().epochs() : settings.budget();
    return new Verdict(
        group,
        claim,
        predictor,
        draft.conclusion(),
        claim == Claim.HIGHER_ACCURACY ? "test-accuracy" : settings.metric().label(),
        budget,
        predicted,
        draft.estimate(),
        draft.pValue(),
        optimum,
        regret,
        draft.seedsToDecide(),
        counts,
        draft.method(),
        draft.caveat());
  }

  private Optional<Sample> regret(Prediction prediction) {
    List<Long> seeds = located.complete().seeds();
    if (prediction.scales().isEmpty() || seeds.size() < 2 || located.argmin().isEmpty()) {
      return Optional.empty();
    }
    double[] at =
        seeds.stream()
            .map(s -> GroupData.cell(prediction, s).orElseThrow())
            .mapToDouble(cell -> data.reading(cell).map(Reading::log).orElse(Double.NaN))
            .toArray();
    for (double value : at) {
      if (Double.isNaN(value)) {
        return Optional.empty();
      }
    }
    return Optional.of(Regret.of(at, located.complete()));
  }

  private Optimum optimum() {
    Optional<ArgminInterval> argmin = located.argmin();
    Optional<FittedCurve> fit = located.fit();
    return new Optimum(
        argmin
            .map(a -> OptionalDouble.of(data.coordinate(a.estimate())))
            .orElse(OptionalDouble.empty()),
        argmin.flatMap(ArgminInterval::interval).map(this::coordinates),
        leastMetric(),
        fit.map(f -> coordinates(StableBand.of(f, settings.bandFactor()))),
        fit.isPresent()
            ? OPTIMUM_METHOD.formatted(settings.window(), settings.biasAllowance())
            : "point of least mean log metric",
        located.caveat());
  }

  private OptionalDouble leastMetric() {
    if (located.argmin().isEmpty()) {
      return OptionalDouble.empty();
    }
    double estimate = located.argmin().get().estimate();
    Curves complete = located.complete();
    return OptionalDouble.of(
        Math.exp(
            located
                .fit()
                .map(f -> f.meanValueAt(estimate))
                .orElseGet(() -> complete.mean(complete.indexOf(estimate)))));
  }

  private Interval coordinates(Interval abscissae) {
    return new Interval(data.coordinate(abscissae.low()), data.coordinate(abscissae.high()));
  }
}
