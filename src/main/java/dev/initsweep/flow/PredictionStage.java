package dev.initsweep.flow;

import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Prediction;
import dev.initsweep.data.Dataset;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.store.PredictionKey;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.theory.Predictor;
import dev.initsweep.theory.PredictorInput;
import dev.initsweep.theory.Predictors;
import dev.initsweep.theory.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Asks every predictor of a plan. A prediction that the table holds is read back, not made again,
 * so that a last bit does not make new cells.
 */
final class PredictionStage {

  private final ResultsFolder folder;
  private final Predictors predictors;
  private final Function<String, Dataset> data;
  private final Trainer trainer;

  PredictionStage(
      ResultsFolder folder,
      Predictors predictors,
      Function<String, Dataset> data,
      Trainer trainer) {
    this.folder = folder;
    this.predictors = predictors;
    this.data = data;
    this.trainer = trainer;
  }

  /** The predictions of all groups, made and stored where they are not yet. */
  Map<GroupPlan, List<Prediction>> predict(Plan plan) {
    Map<PredictionKey, Prediction> stored = folder.predictions().read();
    Map<PredictionKey, Prediction> made = new LinkedHashMap<>();
    Map<GroupPlan, List<Prediction>> predictions = new LinkedHashMap<>();
    PilotCells results = PilotCells.read(folder, predictors, plan);
    for (GroupPlan group : plan.groups()) {
      List<CellResult> pilots = results.of(group);
      List<Prediction> ofGroup = new ArrayList<>();
      for (PredictorSpec spec : group.predictors()) {
        Predictor predictor = predictors.named(spec);
        PredictionKey key = StoredPredictions.key(group, spec, predictor, pilots);
        Prediction prediction =
            stored.containsKey(key)
                ? stored.get(key)
                : made.computeIfAbsent(key, absent -> predictor.answer(question(group, pilots)));
        ofGroup.add(prediction);
      }
      predictions.put(group, ofGroup);
    }
    if (!made.isEmpty()) {
      folder.predictions().add(made, plan.groups().stream().map(GroupPlan::group).toList());
    }
    return predictions;
  }

  private PredictorInput question(GroupPlan group, List<CellResult> pilots) {
    return new PredictorInput(
        group.group(),
        () -> data.apply(group.group().setting().data().name()),
        pilots,
        group.verdict().budget(),
        trainer);
  }
}
