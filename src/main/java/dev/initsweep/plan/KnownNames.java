package dev.initsweep.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Holds the names that a plan may use. The registries behind them live in packages that this one
 * does not import.
 *
 * @param predictors names of the registered predictors, and whether each needs pilots
 * @param engines labels of the training engines, {@code auto} among them
 * @param dataSets names of the data sets
 * @param formulaNeedsPilots whether a formula uses quantities measured from pilots; throws an
 *     IllegalArgumentException with the reason, one clause, where the formula cannot be evaluated
 */
public record KnownNames(
    Map<String, Boolean> predictors,
    List<String> engines,
    List<String> dataSets,
    Predicate<String> formulaNeedsPilots) {

  public KnownNames {
    predictors = Collections.unmodifiableMap(new LinkedHashMap<>(predictors));
    engines = List.copyOf(engines);
    dataSets = List.copyOf(dataSets);
  }
}
