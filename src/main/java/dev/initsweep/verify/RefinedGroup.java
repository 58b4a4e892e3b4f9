package dev.initsweep.verify;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.plan.Refinement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A simulated group under refinement: one pilot seed at each octave and the scouts place the
 * points, and all seeds of the last look are drawn at them.
 *
 * @param whole the plan before any look
 * @param first the plan at its first look, placed
 * @param cells of all seeds of the last look
 */
record RefinedGroup(
    GroupPlan whole, GroupPlan first, List<CellResult> cells, List<Prediction> predictions) {

  static RefinedGroup draw(
      SimulatedCurve curve,
      List<Prediction> predictions,
      Refinement refinement,
      RandomGenerator random) {
    GroupPlan whole =
        SimulatedGroup.plan(
            SimulatedGroup.grid(SimulatedGroup.OCTAVES + 1),
            refinement.mostSeeds(),
            Optional.of(refinement));
    List<CellResult> pilots =
        new ArrayList<>(
            SimulatedGroup.cells(
                whole.grid(whole.pilots().coordinates(), whole.pilots().seeds()),
                List.of(),
                curve,
                random));
    List<Cell> scouts = Scouts.cells(whole, pilots);
    long seed = scouts.get(0).seed();
    List<Double> scouted =
        whole.pilots().coordinates().stream()
            .filter(coordinate -> scouts.contains(whole.group().cell(coordinate, seed)))
            .toList();
    pilots.addAll(
        SimulatedGroup.cells(whole.grid(scouted, List.of(seed)), List.of(), curve, random));
    GroupPlan first = Looks.first(whole, pilots).orElseThrow();
    GroupPlan last = whole.at(first.coordinates(), refinement.mostSeeds());
    return new RefinedGroup(
        whole, first, SimulatedGroup.cells(last, predictions, curve, random), predictions);
  }

  /** What a plan that asks for one predictor only would end with. */
  GroupReport decide(String predictor) {
    GroupPlan whole = only(predictor, this.whole);
    GroupReport report = Judge.judge(only(predictor, first), cells, predictions);
    while (true) {
      Optional<GroupPlan> next = Looks.next(report, whole);
      if (next.isEmpty()) {
        return report;
      }
      report = Judge.judge(next.get(), cells, predictions);
    }
  }

  private static GroupPlan only(String predictor, GroupPlan plan) {
    return new GroupPlan(
        plan.group(),
        plan.coordinates(),
        plan.seeds(),
        List.of(PredictorSpec.named(predictor)),
        plan.pilots(),
        plan.verdict(),
        plan.refinement());
  }
}
