package dev.initsweep.plan;

import java.util.Map;

/**
 * Describes a predictor that a plan asks for.
 *
 * @param name in the registry of predictors, or the plan's own name of its formula
 * @param formula an expression over documented quantities; empty for a predictor of the registry
 * @param exponents claimed slopes of log2 of the optimum against log2 of a quantity, by its name
 */
public record PredictorSpec(String name, String formula, Map<String, Double> exponents) {

  public PredictorSpec {
    exponents = Map.copyOf(exponents);
  }

  /** Returns a predictor of the registry. */
  public static PredictorSpec named(String name) {
    return new PredictorSpec(name, "", Map.of());
  }

  public boolean isFormula() {
    return !formula.isEmpty();
  }
}
