package dev.initsweep.flow;

import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Prediction;
import dev.initsweep.data.Dataset;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.store.PredictionKey;
import dev.initsweep.store.PredictionTable;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.theory.Predictor;
import dev.initsweep.theory.Predictors;
import dev.initsweep.theory.Question;
import dev.initsweep.theory.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * Asks every predictor of a plan. A prediction that the table holds is read back, not made again,
 * so that a last bit does not make new cells.
 */
final class PredictionStage {

  private final SparkSession spark;
  private final ResultsFolder folder;
  private final Function<String, Dataset> data;
  private final Trainer trainer;

  PredictionStage(
      SparkSession spark, ResultsFolder folder, Function<String, Dataset> data, Trainer trainer) {
    this.spark = spark;
    this.folder = folder;
    this.data = data;
    this.trainer = trainer;
  }

  /** Whether any predictor of a group learns from pilots. */
  static boolean needsPilots(GroupPlan plan) {
    return plan.predictors().stream().anyMatch(spec -> Predictors.named(spec).needsPilots());
  }

  /** The predictions of all groups, made and stored where they are not yet. */
  Map<GroupPlan, List<Prediction>> predict(Plan plan) {
    Map<PredictionKey, Prediction> stored = folder.predictions().read(spark);
    Map<PredictionKey, Prediction> made = new LinkedHashMap<>();
    Map<GroupPlan, List<Prediction>> predictions = new LinkedHashMap<>();
    CellResults results = pilots(plan);
    for (GroupPlan group : plan.groups()) {
      List<CellResult> pilots = pilots(group, results);
      List<Prediction> ofGroup = new ArrayList<>();
      for (PredictorSpec spec : group.predictors()) {
        Predictor predictor = Predictors.named(spec);
        PredictionKey key = key(group, spec, predictor, pilots);
        Prediction prediction =
            stored.containsKey(key)
                ? stored.get(key)
                : made.computeIfAbsent(key, absent -> predictor.predict(question(group, pilots)));
        ofGroup.add(prediction);
      }
      predictions.put(group, ofGroup);
    }
    store(plan, made);
    return predictions;
  }

  /** The predictions that the table holds; groups and predictors without one are left out. */
  Map<GroupPlan, List<Prediction>> stored(Plan plan) {
    Map<PredictionKey, Prediction> stored = folder.predictions().read(spark);
    Map<GroupPlan, List<Prediction>> predictions = new LinkedHashMap<>();
    CellResults results = pilots(plan);
    for (GroupPlan group : plan.groups()) {
      List<CellResult> pilots = pilots(group, results);
      predictions.put(
          group,
          group.predictors().stream()
              .map(spec -> key(group, spec, Predictors.named(spec), pilots))
              .filter(stored::containsKey)
              .map(stored::get)
              .toList());
    }
    return predictions;
  }

  private void store(Plan plan, Map<PredictionKey, Prediction> made) {
    if (!made.isEmpty()) {
      PredictionTable table = folder.predictions();
      table.add(spark, made, plan.groups().stream().map(GroupPlan::group).toList());
    }
  }

  /** What the table has of all groups' pilots. */
  private CellResults pilots(Plan plan) {
    return CellResults.read(spark, folder.cells(), SweepFlow.pilotCells(plan));
  }

  private static List<CellResult> pilots(GroupPlan group, CellResults results) {
    return needsPilots(group) ? results.of(group.pilotCells()) : List.of();
  }

  private Question question(GroupPlan group, List<CellResult> pilots) {
    return new Question(
        group.group(),
        () -> data.apply(group.group().setting().data().name()),
        pilots,
        group.verdict().budget(),
        trainer);
  }

  private static PredictionKey key(
      GroupPlan group, PredictorSpec spec, Predictor predictor, List<CellResult> pilots) {
    List<String> learnedFrom =
        predictor.needsPilots()
            ? pilots.stream().map(result -> result.cell().id()).toList()
            : List.of();
    return PredictionKey.of(group.group(), spec, group.verdict().budget(), learnedFrom);
  }
}
