package dev.initsweep.flow;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.data.DataSources;
import dev.initsweep.plan.Known;
import dev.initsweep.plan.PlanParser;
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.theory.Predictors;
import dev.initsweep.train.Engines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names that plans may use, gathered from the registries that know them. */
public final class Registries {

  private Registries() {}

  /** A parser of plans that knows every predictor, engine and data set. */
  public static PlanParser parser(DataSources sources) {
    return new PlanParser(
        new Known(
            predictors(),
            List.copyOf(Engines.names()),
            List.copyOf(sources.names()),
            Registries::formulaNeedsPilots),
        sources::facts);
  }

  private static Map<String, Boolean> predictors() {
    Map<String, Boolean> predictors = new LinkedHashMap<>();
    Predictors.names()
        .forEach(
            name ->
                predictors.put(name, Predictors.named(PredictorSpec.named(name)).needsPilots()));
    return predictors;
  }

  private static boolean formulaNeedsPilots(String formula) {
    try {
      return Predictors.named(new PredictorSpec("formula", formula, Map.of())).needsPilots();
    } catch (BadInputException e) {
      // The parser says where the formula stands.
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
