package dev.initsweep.flow;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Setting;
import dev.initsweep.data.DataSources;
import dev.initsweep.plan.KnownNames;
import dev.initsweep.plan.PlanParser;
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.sweep.EngineSource;
import dev.initsweep.theory.Predictors;
import dev.initsweep.train.Engine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says what the names in plans stand for.
 *
 * @param predictors by name
 * @param sources of data sets
 * @param engines that train, found by executors too
 * @param engineNames those that plans may write
 */
public record Registries(
    Predictors predictors, DataSources sources, EngineSource engines, Set<String> engineNames) {

  public Registries {
    engineNames = Set.copyOf(engineNames);
  }

  /** Gives the predictors and engines of this version. */
  public static Registries standard(DataSources sources) {
    return new Registries(
        Predictors.standard(), sources, TrainingEngines.STANDARD, TrainingEngines.STANDARD.names());
  }

  /** Gives a parser of plans that knows every predictor, engine and data set. */
  public PlanParser parser() {
    Map<String, Boolean> needPilots = new LinkedHashMap<>();
    for (String name : predictors.names()) {
      needPilots.put(name, predictors.named(PredictorSpec.named(name)).needsPilots());
    }
    return new PlanParser(
        new KnownNames(
            needPilots,
            engineNames.stream().sorted().toList(),
            List.copyOf(sources.names()),
            Predictors::formulaNeedsPilots),
        sources::facts);
  }

  /** Gives the same with other predictors. */
  public Registries with(Predictors others) {
    return new Registries(others, sources, engines, engineNames);
  }

  /** Gives the same with other data sets. */
  public Registries with(DataSources others) {
    return new Registries(predictors, others, engines, engineNames);
  }

  /**
   * Gives the same with one more engine.
   *
   * @throws BadInputException if the label is taken, or is none that a plan can write
   */
  public Registries with(String label, TrainingEngines.Factory factory) {
    TrainingEngines more = ((TrainingEngines) engines).with(label, factory);
    return new Registries(predictors, sources, more, more.names());
  }

  /** Gives the same with other engines behind the names. */
  Registries with(EngineSource others) {
    return new Registries(predictors, sources, others, engineNames);
  }

  /** Says in a line what trains cells here. */
  String description(String engine, List<Setting> settings) {
    Engine chosen = engines.named(engine);
    String labels =
        settings.stream()
            .map(setting -> chosen.of(setting).label())
            .distinct()
            .collect(Collectors.joining(" and "));
    return "engine %s, %s, 1 thread a cell".formatted(labels, engines.kernel());
  }
}
