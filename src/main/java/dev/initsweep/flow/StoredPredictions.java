package dev.initsweep.flow;

import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.store.PredictionKey;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.theory.Predictor;
import dev.initsweep.theory.Predictors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the predictions of a plan again that the table holds. */
final class StoredPredictions {

  private StoredPredictions() {}

  /** The predictions by group; groups and predictors without one are left out. */
  static Map<GroupPlan, List<Prediction>> of(
      ResultsFolder folder, Predictors predictors, Plan plan, PilotCells pilots) {
    Map<PredictionKey, Prediction> stored = folder.predictions().read();
    Map<GroupPlan, List<Prediction>> predictions = new LinkedHashMap<>();
    for (GroupPlan group : plan.groups()) {
      List<CellResult> ofGroup = pilots.of(group);
      predictions.put(
          group,
          group.predictors().stream()
              .map(spec -> key(group, spec, predictors.named(spec), ofGroup))
              .filter(stored::containsKey)
              .map(stored::get)
              .toList());
    }
    return predictions;
  }

  /**
   * The key of a prediction.
   *
   * @param pilots that the predictor looks at, if it looks at any
   */
  static PredictionKey key(
      GroupPlan group, PredictorSpec spec, Predictor predictor, List<CellResult> pilots) {
    List<String> learnedFrom =
        predictor.needsPilots()
            ? pilots.stream().map(result -> result.cell().id()).toList()
            : List.of();
    return PredictionKey.of(group.group(), spec, group.verdict().budget(), learnedFrom);
  }
}
