package dev.initsweep.store;

import dev.initsweep.cell.Identity;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.PredictorSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * This key finds a stored prediction again, whatever plan asks for it.
 *
 * @param group id of the group
 * @param predictor name of the predictor
 * @param basis hash of what the prediction was made from: formula, budget and trainings
 */
public record PredictionKey(String group, String predictor, String basis) {

  /**
   * Returns the key of a prediction.
   *
   * @param budget after how many epochs the prediction holds; 0 stands for the last
   * @param learnedFrom ids of the cells whose results the predictor looked at, in any order
   */
  public static PredictionKey of(
      Group group, PredictorSpec spec, int budget, Collection<String> learnedFrom) {
    Map<String, String> basis = new HashMap<>();
    basis.put("formula", spec.formula());
    basis.put("cells", String.join(",", new TreeSet<>(learnedFrom)));
    if (budget > 0) {
      basis.put("budget", String.valueOf(budget));
    }
    return new PredictionKey(group.id(), spec.name(), Identity.hash(basis));
  }
}
