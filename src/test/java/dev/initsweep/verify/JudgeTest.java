package dev.initsweep.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.VerdictSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class JudgeTest {

  /** Least at g = 16 with curvature 1/octave^2; seeds shift the curve's place and height. */
  private static Outcome bowl(Cell cell) {
    Random random = new Random(cell.seed());
    double at = 4 + .1 * random.nextGaussian();
    double u = Groups.octave(cell) - at;
    return Groups.trained(.01 * Math.exp(.5 * u * u + .3 * random.nextGaussian()), true, false);
  }

  private static Outcome falling(Cell cell) {
    Random random = new Random(cell.seed());
    return Groups.trained(
        Math.exp(-.5 * Groups.octave(cell) + .1 * random.nextGaussian()), true, false);
  }

  private static Verdict verdict(GroupReport report, Claim claim, String predictor) {
    return report.verdicts().stream()
        .filter(v -> v.claim() == claim && v.predictor().equals(predictor))
        .findFirst()
        .orElseThrow();
  }

  private static GroupReport judge(
      GroupPlan plan, List<Prediction> predictions, Groups.Training training) {
    return Judge.judge(plan, Groups.results(plan, predictions, training), predictions);
  }

  @Test
  void findsTheEmpiricalOptimumWithItsInterval() {
    GroupPlan plan = Groups.plan(-1, 8, 6);
    GroupReport report = judge(plan, List.of(), JudgeTest::bowl);
    assertThat(report.optimum().coordinate().orElseThrow()).isCloseTo(16, Offset.offset(1.5));
    assertThat(report.optimum().interval().orElseThrow().contains(16)).isTrue();
    assertThat(report.optimum().leastMetric().orElseThrow()).isCloseTo(.01, Offset.offset(.004));
    assertThat(report.curve()).hasSize(19);
  }

  @Test
  void aPredictionAtTheOptimumCoincidesAndOneFarFromItDiffers() {
    GroupPlan plan = Groups.plan(-1, 8, 6, "near", "far");
    List<Prediction> predictions =
        List.of(Groups.onAxis(plan, "near", 20), Groups.onAxis(plan, "far", 4.5));
    GroupReport report = judge(plan, predictions, JudgeTest::bowl);
    assertThat(verdict(report, Claim.COINCIDENCE, "near").conclusion())
        .isEqualTo(Conclusion.COINCIDES);
    assertThat(verdict(report, Claim.COINCIDENCE, "far").conclusion())
        .isEqualTo(Conclusion.DIFFERS);
    assertThat(verdict(report, Claim.COINCIDENCE, "far").estimate().orElseThrow().value())
        .isCloseTo(4 - Math.log(4.5) / Math.log(2), Offset.offset(.15));
  }

  @Test
  void lowerLossThanHeHolds() {
    GroupPlan plan = Groups.plan(-1, 8, 6, "near");
    GroupReport report = judge(plan, List.of(Groups.onAxis(plan, "near", 20)), JudgeTest::bowl);
    assertThat(verdict(report, Claim.LOWER_LOSS, "near").conclusion()).isEqualTo(Conclusion.HOLDS);
    assertThat(verdict(report, Claim.HIGHER_ACCURACY, "near").conclusion())
        .isEqualTo(Conclusion.UNDECIDED);
  }

  @Test
  void aFallingCurveAsksForAWiderGrid() {
    GroupPlan plan = Groups.plan(-1, 5, 6, "end");
    GroupReport report = judge(plan, List.of(Groups.onAxis(plan, "end", 32)), JudgeTest::falling);
    Verdict verdict = verdict(report, Claim.COINCIDENCE, "end");
    assertThat(verdict.conclusion()).isEqualTo(Conclusion.WIDEN_GRID);
    assertThat(verdict.caveat()).contains("above g = 32");
    assertThat(report.optimum().interval().orElseThrow().high()).isInfinite();
  }

  @Test
  void aFallingCurveStillRefutesAPredictionFarFromItsEnd() {
    GroupPlan plan = Groups.plan(-1, 7, 6, "he");
    GroupReport report = judge(plan, List.of(Groups.onAxis(plan, "he", 2)), JudgeTest::falling);
    Verdict verdict = verdict(report, Claim.COINCIDENCE, "he");
    assertThat(verdict.conclusion()).isEqualTo(Conclusion.DIFFERS);
    assertThat(verdict.caveat()).isEqualTo("not bounded above");
  }

  @Test
  void heIsNotComparedWithItself() {
    GroupPlan plan = Groups.plan(-1, 7, 4, "he");
    GroupReport report = judge(plan, List.of(Groups.onAxis(plan, "he", 2)), JudgeTest::bowl);
    assertThat(report.verdicts())
        .extracting(Verdict::claim)
        .containsExactly(Claim.COINCIDENCE, Claim.NEAR_LEAST_LOSS);
  }

  /**
   * Losses: the bowl's least at g = 16, He 9 octaves^2 / 2 above it, the other scheme beside it.
   */
  @Test
  void eachReferenceOfThePlanGetsVerdictsOfItsOwn() {
    GroupPlan plan =
        Groups.with(
            Groups.plan(-1, 7, 6, "he", "scheme", "tried"),
            Groups.verdict(.95, "he", "scheme", "absent"));
    GroupReport report =
        judge(
            plan,
            List.of(
                Groups.onAxis(plan, "he", 2),
                Groups.onAxis(plan, "scheme", 16),
                Groups.onAxis(plan, "tried", 45)),
            JudgeTest::bowl);
    assertThat(report.verdicts())
        .filteredOn(verdict -> verdict.claim() == Claim.LOWER_LOSS)
        .extracting(Verdict::predictor, Verdict::reference, Verdict::conclusion)
        .containsExactly(
            tuple("he", "scheme", Conclusion.CONTRADICTED),
            tuple("he", "absent", Conclusion.INCOMPLETE),
            tuple("scheme", "he", Conclusion.HOLDS),
            tuple("scheme", "absent", Conclusion.INCOMPLETE),
            tuple("tried", "he", Conclusion.HOLDS),
            tuple("tried", "scheme", Conclusion.CONTRADICTED),
            tuple("tried", "absent", Conclusion.INCOMPLETE));
    assertThat(report.verdicts())
        .filteredOn(verdict -> !verdict.claim().isComparison())
        .allSatisfy(verdict -> assertThat(verdict.reference()).isEmpty());
  }

  @Test
  void scalesOffTheAxisGetClaimsTwoAndThreeOnly() {
    GroupPlan plan = Groups.plan(-1, 7, 6, "vector");
    Prediction vector =
        Groups.prediction(
            plan, "vector", new Scales(List.of(3.0, 4.0, 20.0)), OptionalDouble.empty());
    GroupReport report = judge(plan, List.of(vector), JudgeTest::bowl);
    assertThat(verdict(report, Claim.COINCIDENCE, "vector").conclusion())
        .isEqualTo(Conclusion.NOT_ON_AXIS);
    assertThat(verdict(report, Claim.LOWER_LOSS, "vector").conclusion())
        .isEqualTo(Conclusion.HOLDS);
  }

  @Test
  void aRefusalToPredictIsSaidWithItsReason() {
    GroupPlan plan = Groups.plan(-1, 7, 4, "none");
    Prediction none =
        Prediction.none(plan.group().id(), "none", plan.group().setting(), "no root on the grid");
    GroupReport report = judge(plan, List.of(none), JudgeTest::bowl);
    assertThat(report.verdicts())
        .hasSize(4)
        .allSatisfy(
            v -> {
              assertThat(v.conclusion()).isEqualTo(Conclusion.NO_PREDICTION);
              assertThat(v.caveat()).isEqualTo("no root on the grid");
            });
  }

  @Test
  void aPredictionThatIsNotMadeYetIsIncomplete() {
    GroupPlan plan = Groups.plan(-1, 7, 4, "later");
    assertThat(judge(plan, List.of(), JudgeTest::bowl).verdicts())
        .extracting(Verdict::conclusion)
        .containsOnly(Conclusion.INCOMPLETE);
  }

  @Test
  void tooFewCellsWithholdEveryVerdict() {
    GroupPlan plan = Groups.plan(-1, 7, 6, "near");
    List<Prediction> predictions = List.of(Groups.onAxis(plan, "near", 20));
    List<CellResult> results =
        Groups.results(
            plan,
            predictions,
            cell ->
                cell.seed() == 3
                    ? new Outcome.Failed(FailureCategory.OUT_OF_MEMORY, "lost")
                    : bowl(cell));
    GroupReport report = Judge.judge(plan, results, predictions);
    assertThat(report.verdicts())
        .extracting(Verdict::conclusion)
        .containsOnly(Conclusion.INCOMPLETE);
    assertThat(report.counts().failed()).isEqualTo(report.counts().planned() / 6);
    assertThat(report.optimum().coordinate().orElseThrow()).isCloseTo(16, Offset.offset(2.0));
  }

  @Test
  void oneSeedGivesAnEstimateAndNoInterval() {
    GroupPlan plan = Groups.plan(-1, 7, 1, "near");
    GroupReport report = judge(plan, List.of(Groups.onAxis(plan, "near", 20)), JudgeTest::bowl);
    assertThat(report.optimum().coordinate()).isPresent();
    assertThat(report.optimum().interval()).isEmpty();
    Verdict verdict = verdict(report, Claim.COINCIDENCE, "near");
    assertThat(verdict.conclusion()).isEqualTo(Conclusion.INCONCLUSIVE);
    assertThat(verdict.caveat())
        .contains("one complete seed, no interval: at least three are needed");
    assertThat(verdict(report, Claim.LOWER_LOSS, "near").conclusion())
        .isEqualTo(Conclusion.UNDECIDED);
  }

  @Test
  void anEmptyTableIsSaidToBeIncomplete() {
    GroupPlan plan = Groups.plan(-1, 7, 4, "near");
    GroupReport report = Judge.judge(plan, List.of(), List.of(Groups.onAxis(plan, "near", 20)));
    assertThat(report.verdicts())
        .extracting(Verdict::conclusion)
        .containsOnly(Conclusion.INCOMPLETE);
    assertThat(report.curve()).isEmpty();
    assertThat(report.optimum().coordinate()).isEmpty();
  }

  @Test
  void onlyWhatThePlanEnumeratesIsRead() {
    GroupPlan plan = Groups.plan(-1, 7, 4, "near");
    List<Prediction> predictions = List.of(Groups.onAxis(plan, "near", 20));
    List<CellResult> own = Groups.results(plan, predictions, JudgeTest::bowl);
    List<CellResult> more = new ArrayList<>(own);
    GroupPlan other = Groups.plan(-1, 7, 9);
    more.addAll(Groups.results(other, List.of(), JudgeTest::falling));
    more.add(
        new CellResult(
            plan.group().cell(16, Cell.FIRST_PILOT_SEED),
            Groups.trained(1e-9),
            Groups.provenance()));
    assertThat(Judge.judge(plan, more, predictions)).isEqualTo(Judge.judge(plan, own, predictions));
  }

  @Test
  void pointsWhereMostTrainingsDivergeBoundTheOptimum() {
    GroupPlan plan = Groups.plan(-1, 6, 6, "near");
    List<Prediction> predictions = List.of(Groups.onAxis(plan, "near", 20));
    GroupReport report =
        judge(
            plan,
            predictions,
            cell -> Groups.octave(cell) > 4.4 ? Groups.diverged() : falling(cell));
    assertThat(report.counts().diverged()).isEqualTo(4 * 6);
    assertThat(report.optimum().caveat()).contains("bounded by divergence");
    assertThat(report.optimum().interval().orElseThrow().high())
        .isCloseTo(Math.pow(2, 4.5), Offset.offset(1e-6));
  }

  /** One of eight trainings at the best point diverges: rare seeds make the mean there. */
  @Test
  void rareFailuresBesideTheOptimumAreSaid() {
    GroupPlan plan = Groups.plan(-1, 7, 8);
    GroupReport report =
        judge(
            plan,
            List.of(),
            cell ->
                cell.seed() == 3 && Math.abs(Groups.octave(cell) - 4.5) < .1
                    ? Groups.diverged()
                    : bowl(cell));
    assertThat(report.optimum().caveat())
        .contains("some trainings diverged or lie far above the others at g = 22.6");
  }

  /** Losses of zero on both sides of nothing else: the best cells stay in the comparison. */
  @Test
  void lossesOfZeroAreTheLeast() {
    GroupPlan plan = Groups.plan(-1, 7, 6);
    GroupReport report =
        judge(
            plan,
            List.of(),
            cell ->
                Math.abs(Groups.octave(cell) - 4) < .1
                    ? Groups.trained(0, true, false)
                    : bowl(cell));
    assertThat(report.optimum().coordinate().orElseThrow()).isEqualTo(16);
    assertThat(report.optimum().leastMetric().orElseThrow()).isCloseTo(1e-12, Offset.offset(1e-18));
    assertThat(report.stretches()).hasSize(1);
  }

  private static GroupPlan withConfidence(GroupPlan plan, double confidence) {
    return Groups.with(plan, Groups.verdict(confidence, VerdictSettings.HE));
  }

  @Test
  void lessConfidenceGivesNarrowerIntervals() {
    GroupPlan plan = Groups.plan(-1, 8, 6, "near");
    List<Prediction> predictions = List.of(Groups.onAxis(plan, "near", 20));
    GroupReport usual = judge(plan, predictions, JudgeTest::bowl);
    GroupReport bold = judge(withConfidence(plan, .8), predictions, JudgeTest::bowl);
    for (Claim claim : List.of(Claim.COINCIDENCE, Claim.NEAR_LEAST_LOSS, Claim.LOWER_LOSS)) {
      Interval wide = verdict(usual, claim, "near").estimate().orElseThrow().interval();
      Interval narrow = verdict(bold, claim, "near").estimate().orElseThrow().interval();
      assertThat(narrow.low()).as("%s", claim).isGreaterThanOrEqualTo(wide.low());
      assertThat(narrow.high()).as("%s", claim).isLessThanOrEqualTo(wide.high());
    }
    assertThat(usual.curve().get(9).band().orElseThrow().low())
        .isLessThan(bold.curve().get(9).band().orElseThrow().low());
  }

  /**
   * Predictions are stored with 95 % intervals. Student's t of two degrees of freedom in closed
   * form: its two-sided quantile at confidence c is sqrt(2) c / sqrt(1 - c^2).
   */
  @Test
  void thePredictionsIntervalFollowsThePlansConfidence() {
    GroupPlan plan = withConfidence(Groups.plan(-1, 8, 6, "three-pilots"), .99);
    double halfWidth = .2;
    Prediction bare = Groups.onAxis(plan, "three-pilots", 16);
    Prediction prediction =
        new Prediction(
            bare.group(),
            bare.predictor(),
            bare.setting(),
            bare.scales(),
            bare.coordinate(),
            bare.roots(),
            Optional.of(new Interval(16 / Math.pow(2, halfWidth), 16 * Math.pow(2, halfWidth))),
            "",
            "",
            Map.of("seeds", 3.0));
    GroupReport report =
        judge(
            plan,
            List.of(prediction),
            cell -> {
              double u = Groups.octave(cell) - 4;
              return Groups.trained(
                  .01 * Math.exp(.5 * u * u + .01 * (cell.seed() % 2)), true, false);
            });
    Interval d =
        verdict(report, Claim.COINCIDENCE, "three-pilots").estimate().orElseThrow().interval();
    double widened = halfWidth * t2(.99) / t2(.95);
    // The nearest rejected point lies half an octave above; interval arithmetic adds the two.
    assertThat(d.high()).isCloseTo(.5 + widened, Offset.offset(1e-9));
  }

  private static double t2(double confidence) {
    return Math.sqrt(2) * confidence / Math.sqrt(1 - confidence * confidence);
  }
}
