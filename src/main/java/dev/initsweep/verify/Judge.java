package dev.initsweep.verify;

import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Counts;
import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Optimum;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.plan.VerdictSettings;
import dev.initsweep.race.Response;
import dev.initsweep.race.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs the reduce stage: it takes a group's cells and predictions and gives its report. */
public final class Judge {

  private final GroupPlan plan;
  private final String group;
  private final VerdictSettings settings;
  private final List<Prediction> predictions;
  private final GroupData data;
  private final Standing standing;
  private final Counts counts;
  private final Optimum optimum;

  private Judge(GroupPlan plan, Collection<CellResult> cells, List<Prediction> predictions) {
    this.plan = plan;
    this.group = plan.group().id();
    this.settings = plan.verdict();
    this.predictions = ofPlan(plan, group, predictions);
    this.data = new GroupData(plan, cells, this.predictions);
    this.standing = data.standing();
    this.counts = data.counts();
    this.optimum = optimum();
  }

  /**
   * Judges all claims of all predictors of a plan in one group. Never fails for want of data: what
   * is missing is said in the verdicts. A prediction that is the reference itself gets no verdict
   * on claims 2 and 3, which compare with it.
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
      Optional<NearLeastLoss> near = prediction.flatMap(this::near);
      for (Claim claim : Claim.values()) {
        for (Optional<Reference> reference : references(claim)) {
          if (prediction.isEmpty()) {
            verdicts.add(
                verdict(
                    claim,
                    spec.name(),
                    reference,
                    OptionalDouble.empty(),
                    Optional.empty(),
                    ClaimResult.bare(
                        Conclusion.INCOMPLETE, "none", "the prediction is not made yet")));
          } else if (reference.filter(scheme -> scheme.is(prediction.get())).isEmpty()) {
            verdicts.add(verdict(claim, prediction.get(), reference, near));
          }
        }
      }
    }
    return new GroupReport(
        plan,
        counts,
        CurvePoints.of(data, settings.confidence()),
        predictions,
        optimum,
        stretches(),
        standing.isOver(),
        data.seeds().size(),
        verdicts,
        Premises.of(data, predictions));
  }

  /** Returns what a claim compares a prediction with: a reference, or nothing. */
  private List<Optional<Reference>> references(Claim claim) {
    if (!claim.isComparison()) {
      return List.of(Optional.empty());
    }
    return settings.references().stream()
        .map(
            name ->
                Optional.of(
                    new Reference(
                        name,
                        data,
                        predictions.stream().filter(p -> p.predictor().equals(name)).findFirst())))
        .toList();
  }

  private Verdict verdict(
      Claim claim,
      Prediction prediction,
      Optional<Reference> reference,
      Optional<NearLeastLoss> near) {
    return verdict(
        claim,
        prediction.predictor(),
        reference,
        prediction.coordinate(),
        near.map(NearLeastLoss::regret),
        draft(claim, prediction, reference, near));
  }

  private ClaimResult draft(
      Claim claim,
      Prediction prediction,
      Optional<Reference> reference,
      Optional<NearLeastLoss> near) {
    if (prediction.scales().isEmpty()) {
      return ClaimResult.bare(Conclusion.NO_PREDICTION, "none", prediction.reason());
    }
    if (counts.completeness() < settings.completeness()) {
      return ClaimResult.bare(
          Conclusion.INCOMPLETE,
          "none",
          String.format(Locale.ROOT, "%d of %d cells are done", counts.done(), counts.planned()));
    }
    String missing = reference.map(Reference::missing).orElse("");
    if (!missing.isEmpty()) {
      return ClaimResult.bare(Conclusion.INCOMPLETE, "none", missing);
    }
    return switch (claim) {
      case COINCIDENCE -> new Coincidence(data, optimum.caveat()).judge(prediction);
      case NEAR_LEAST_LOSS ->
          near.map(
                  n ->
                      n.draft(
                          data.share(),
                          standing.interval().filter(Interval::isBounded).isPresent()))
              .orElse(
                  ClaimResult.bare(
                      Conclusion.INCONCLUSIVE,
                      NearLeastLoss.METHOD,
                      "fewer than three seeds have all points: no interval"));
      case LOWER_LOSS -> new ReferenceComparison(data, prediction, reference.orElseThrow()).loss();
      case HIGHER_ACCURACY ->
          new ReferenceComparison(data, prediction, reference.orElseThrow()).accuracy();
    };
  }

  private Verdict verdict(
      Claim claim,
      String predictor,
      Optional<Reference> reference,
      OptionalDouble predicted,
      Optional<Estimate> regret,
      ClaimResult draft) {
    int budget = settings.budget() == 0 ? plan.group().setting().epochs() : settings.budget();
    return new Verdict(
        group,
        claim,
        predictor,
        reference.map(Reference::name).orElse(""),
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

  private Optional<NearLeastLoss> near(Prediction prediction) {
    if (prediction.scales().isEmpty()) {
      return Optional.empty();
    }
    double[] at =
        data.seeds().stream()
            .map(seed -> GroupData.cell(prediction, seed).orElseThrow())
            .mapToDouble(cell -> data.reading(cell).map(Response::log).orElse(Double.NaN))
            .toArray();
    int own =
        prediction.coordinate().isPresent() && prediction.setting().equals(plan.group().setting())
            ? standing.curves().indexOf(data.places().place(prediction.coordinate().getAsDouble()))
            : -1;
    return NearLeastLoss.judge(at, standing, own, settings.nearness(), data.level());
  }

  private Optimum optimum() {
    OptionalInt least = standing.leastPoint();
    OptionalDouble coordinate = OptionalDouble.empty();
    OptionalDouble metric = OptionalDouble.empty();
    Optional<Interval> band = Optional.empty();
    if (least.isPresent()) {
      int point = least.getAsInt();
      coordinate = OptionalDouble.of(data.places().coordinate(standing.curves().x()[point]));
      metric = OptionalDouble.of(standing.mean(point));
      band =
          Optional.of(coordinates(StableBand.of(standing.curves(), point, settings.bandFactor())));
    }
    return new Optimum(
        coordinate,
        standing.interval().map(this::coordinates),
        metric,
        band,
        String.format(
            Locale.ROOT,
            "trained points that comparison with the best of the others does not reject (Hsu 1984; Hansen,"
                + " Lunde and Nason 2011), to the rejected ones beside them; look %d of %d: %d seeds, error"
                + " rate %s",
            standing.look() + 1,
            plan.race().looks().size(),
            data.seeds().size(),
            Identity.decimal(data.level())),
        Caveats.of(data));
  }

  private List<Interval> stretches() {
    return standing.stretches().stream().map(this::coordinates).toList();
  }

  private Interval coordinates(Interval octaves) {
    return new Interval(
        data.places().coordinate(octaves.low()), data.places().coordinate(octaves.high()));
  }
}
