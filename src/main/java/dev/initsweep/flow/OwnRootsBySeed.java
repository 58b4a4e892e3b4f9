package dev.initsweep.flow;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.theory.PredictorInput;
import dev.initsweep.theory.Predictors;
import dev.initsweep.theory.Trainer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Evaluates measured conditions again on a sweep's own cells, so that the root and the optimum of
 * the same trainings can be compared seed by seed. The predictions themselves stay those of the
 * pilots.
 */
final class OwnRootsBySeed {

  private OwnRootsBySeed() {}

  /**
   * The cells that measured conditions of a group are evaluated on: those of the plan's grid with
   * the seeds of its first look; none where no condition is measured.
   */
  static Set<Cell> cells(GroupPlan group, Predictors predictors) {
    Set<Cell> cells = new LinkedHashSet<>();
    if (predictors.needPilots(group)) {
      for (long seed : group.seeds().subList(0, group.race().looks().get(0))) {
        group.coordinates().forEach(c -> cells.add(group.group().cell(c, seed)));
      }
    }
    return cells;
  }

  /**
   * The predictions, measured ones with a root for each seed that has one. Later looks do not move
   * them, nor do points that a race adds.
   *
   * @param own results of {@link #cells}, those that are there
   */
  static List<Prediction> added(
      GroupPlan group, Predictors predictors, List<Prediction> predictions, List<CellResult> own) {
    Map<String, PredictorSpec> specs =
        group.predictors().stream().collect(Collectors.toMap(PredictorSpec::name, spec -> spec));
    return predictions.stream()
        .map(
            prediction ->
                prediction.withRootsOfSeeds(
                    predictors
                        .named(specs.get(prediction.predictor()))
                        .rootsBySeed(question(group, own))))
        .toList();
  }

  private static PredictorInput question(GroupPlan group, List<CellResult> own) {
    return new PredictorInput(
        group.group(),
        () -> {
          throw new IllegalStateException("Cannot load data: measured conditions need none");
        },
        own,
        group.verdict().budget(),
        Trainer.NONE);
  }
}
