package dev.initsweep.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Pilots;
import dev.initsweep.plan.Refinement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RefinementTest {

  private static final Refinement REFINEMENT = new Refinement(List.of(3, 5, 8), 200);

  /** On a grid of two points an octave from g = 1/2 to 256, with pilots at each octave. */
  private static GroupPlan plan(Refinement refinement, String... predictors) {
    GroupPlan plan = Groups.plan(-1, 8, 8, predictors);
    return new GroupPlan(
        plan.group(),
        plan.coordinates(),
        plan.seeds(),
        plan.predictors(),
        new Pilots(List.of(.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0), 2),
        plan.verdict(),
        Optional.of(refinement));
  }

  /** Least at 2^at with curvature 1 per square octave; seeds move it by a spread. */
  private static Groups.Training bowl(double at, double spread) {
    return cell -> {
      Random random = new Random(cell.seed());
      double u = Groups.octave(cell) - at - spread * random.nextGaussian();
      return Groups.trained(Math.min(2, .01 * Math.exp(.5 * u * u)), true, false);
    };
  }

  private static List<CellResult> pilots(GroupPlan plan, Groups.Training training) {
    return plan.pilotCells().stream()
        .map(cell -> new CellResult(cell, training.outcome(cell), Groups.provenance()))
        .toList();
  }

  private static GroupReport judge(
      GroupPlan plan, List<Prediction> predictions, Groups.Training training) {
    return Judge.judge(plan, Groups.results(plan, predictions, training), predictions);
  }

  @Test
  void thePointsLieAroundThePilotsOptimumAndALittleAbove() {
    GroupPlan plan = plan(REFINEMENT);
    List<Double> points = Design.coordinates(plan, pilots(plan, bowl(4, 0))).orElseThrow();
    double[] octaves = points.stream().mapToDouble(g -> Math.log(g) / Math.log(2) - 4).toArray();
    // Parabolas are found exactly; points lie on multiples of 1/64 octave of r.
    double above = 2.5 / 16;
    assertThat(octaves)
        .containsExactly(
            new double[] {
              above - 2.5, above - 1.6, above - .6, above + .6, above + 1.6, above + 2.5
            },
            within(1 / 100.));
  }

  /** The log loss rises by a u^2 / 2: to 1 at sqrt(2 / a) octaves. */
  @Test
  void theFlatterTheCurveTheFurtherThePointsReach() {
    GroupPlan plan = plan(REFINEMENT);
    for (double a : List.of(1., .25, .1)) {
      List<CellResult> pilots =
          pilots(
              plan,
              cell -> {
                double u = Groups.octave(cell) - 3;
                return Groups.trained(.01 * Math.exp(a * u * u / 2), true, false);
              });
      List<Double> points = Design.coordinates(plan, pilots).orElseThrow();
      double reach = Math.log(points.get(5) / points.get(0)) / Math.log(2) / 2;
      assertThat(reach).isCloseTo(Math.max(2.5, Math.min(3.5, Math.sqrt(2 / a))), within(.08));
    }
  }

  @Test
  void pointsStayWithinTheGrid() {
    GroupPlan plan = plan(REFINEMENT);
    List<Double> points = Design.coordinates(plan, pilots(plan, bowl(8, 0))).orElseThrow();
    assertThat(points).hasSize(6).allSatisfy(g -> assertThat(g).isBetween(.5, 257.0));
    assertThat(points.get(5)).isCloseTo(256, within(3.));
  }

  @Test
  void onlyThePilotsDecideWhereThePointsGo() {
    GroupPlan plan = plan(REFINEMENT);
    List<CellResult> alone = pilots(plan, bowl(4, .1));
    List<CellResult> withOthers = new ArrayList<>(alone);
    withOthers.addAll(Groups.results(plan, List.of(), bowl(1, .1)));
    assertThat(Design.coordinates(plan, withOthers)).isEqualTo(Design.coordinates(plan, alone));
  }

  @Test
  void withoutPilotsThereIsNoFirstLook() {
    assertThat(Looks.first(plan(REFINEMENT), List.of())).isEmpty();
  }

  @Test
  void theFirstLookHasTheFirstSeedsAtSixPoints() {
    GroupPlan plan = plan(REFINEMENT);
    GroupPlan first = Looks.first(plan, pilots(plan, bowl(4, .1))).orElseThrow();
    assertThat(first.seeds()).containsExactly(1L, 2L, 3L);
    assertThat(first.coordinates()).hasSize(6);
    assertThat(first.pilotCells()).isEqualTo(plan.pilotCells());
  }

  @Test
  void aDecidedGroupHasNoNextLook() {
    GroupPlan plan = plan(REFINEMENT, "far");
    List<Prediction> predictions = List.of(Groups.onAxis(plan, "far", 1));
    GroupPlan first = Looks.first(plan, pilots(plan, bowl(4, .1))).orElseThrow();
    assertThat(Looks.next(judge(first, predictions, bowl(4, .02)), plan)).isEmpty();
  }

  @Test
  void anOpenGroupGoesOnAtTheSamePointsUntilTheLastLook() {
    GroupPlan plan = plan(REFINEMENT, "at-the-margin");
    List<Prediction> predictions = List.of(Groups.onAxis(plan, "at-the-margin", 8));
    Groups.Training training = bowl(4, .3);
    GroupPlan first = Looks.first(plan, pilots(plan, training)).orElseThrow();
    GroupPlan second = Looks.next(judge(first, predictions, training), plan).orElseThrow();
    assertThat(second.coordinates()).isEqualTo(first.coordinates());
    assertThat(second.seeds()).containsExactly(1L, 2L, 3L, 4L, 5L);
    GroupPlan third = Looks.next(judge(second, predictions, training), plan).orElseThrow();
    assertThat(third.seeds()).hasSize(8);
    assertThat(Looks.next(judge(third, predictions, training), plan)).isEmpty();
  }

  /**
   * 2 pilot seeds at 10 points, 3 scouts; 6 points, He's and the prediction's for 3, then 5 seeds.
   */
  @Test
  void noLookGoesBeyondTheBudget() {
    int second = 2 * 10 + 3 + 5 * 8;
    for (int budget : List.of(second - 1, second)) {
      GroupPlan plan = plan(new Refinement(List.of(3, 5), budget), "at-the-margin");
      List<Prediction> predictions = List.of(Groups.onAxis(plan, "at-the-margin", 8));
      Groups.Training training = bowl(4, .3);
      GroupPlan first = Looks.first(plan, pilots(plan, training)).orElseThrow();
      assertThat(Looks.cells(first, predictions)).isEqualTo(2 * 10 + 3 + 3 * 8);
      assertThat(Looks.next(judge(first, predictions, training), plan).isPresent())
          .as("budget of %d cells", budget)
          .isEqualTo(budget == second);
    }
  }

  @Test
  void everyLookHasItsShareOfTheErrorRate() {
    GroupPlan plan = plan(REFINEMENT);
    GroupPlan first = Looks.first(plan, pilots(plan, bowl(4, .1))).orElseThrow();
    GroupPlan alone =
        new GroupPlan(
            first.group(),
            first.coordinates(),
            first.seeds(),
            first.predictors(),
            first.pilots(),
            first.verdict());
    GroupReport look = judge(first, List.of(), bowl(4, .3));
    GroupReport once = judge(alone, List.of(), bowl(4, .3));
    assertThat(first.confidence()).isCloseTo(1 - .05 / 3, within(1e-12));
    assertThat(look.optimum().interval().orElseThrow().low())
        .isLessThan(once.optimum().interval().orElseThrow().low());
  }

  @Test
  void pointsKeepAwayFromWherePilotsDiverge() {
    GroupPlan plan = plan(REFINEMENT);
    Groups.Training training =
        cell -> Groups.octave(cell) > 6.5 ? Groups.diverged() : outcome(cell);
    List<Double> points = Design.coordinates(plan, pilots(plan, training)).orElseThrow();
    assertThat(Math.log(points.get(2) * points.get(3)) / 2 / Math.log(2)).isCloseTo(4, within(1.0));
    // The last pilot that does not diverge lies at 2^6, the next one an octave further.
    assertThat(points.get(5)).isLessThanOrEqualTo(Math.pow(2, 5.75 + 1 / 64.));
  }

  private static Outcome outcome(Cell cell) {
    return bowl(4, .05).outcome(cell);
  }
}
