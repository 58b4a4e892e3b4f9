package dev.initsweep.store;

import dev.initsweep.cell.Identity;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.PredictorSpec;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;

/**
 * By what a stored prediction is found again, whatever plan asks for it.
 *
 * @param group id of the group
 * @param predictor name of the predictor
 * @param basis hash of what the prediction was made from: formula and trainings
 */
public record PredictionKey(String group, String predictor, String basis) {

  /**
   * The key of a prediction.
   *
   * @param learnedFrom ids of the cells whose results the predictor looked at, in any order
   */
  public static PredictionKey of(Group group, PredictorSpec spec, Collection<String> learnedFrom) {
    return new PredictionKey(
        group.id(),
        spec.name(),
        Identity.hash(
            Map.of(
                "formula", spec.formula(), "cells", String.join(",", new TreeSet<>(learnedFrom)))));
  }
}
