package dev.initsweep.plan;

import dev.initsweep.cell.BadInputException;
import java.util.List;
import java.util.Map;

/** Refuses keys that were given and changed nothing. */
final class UnusedKeys {

  private static final Map<String, String> REASONS =
      Map.of(
          "hidden-widths", "where architectures has them",
          "subset", "where every cell takes all examples",
          "initial-biases", "where no network has biases",
          "pilots.seeds", "where no predictor needs pilots",
          "pilots.from", "where no predictor needs pilots",
          "pilots.to", "where no predictor needs pilots",
          "pilots.per-octave", "where no predictor needs pilots",
          "race.looks", "where race.until-decided is no",
          "race.shares", "where race.until-decided is no",
          "race.resolution", "where race.until-decided is no");

  private final List<ConfigLayers.Layer> layers;
  private final ConfigLayers.Layer defaults;
  private final boolean overridden;

  /**
   * Takes the layers after all sweeps were read.
   *
   * @param layers {@code --set} first
   * @param defaults what a key that says the same is measured against: it does no harm
   * @param overridden whether there is anything in the first layer, which may well rob keys of the
   *     file of their effect
   */
  UnusedKeys(List<ConfigLayers.Layer> layers, ConfigLayers.Layer defaults, boolean overridden) {
    this.layers = layers;
    this.defaults = defaults;
    this.overridden = overridden;
  }

  void check() {
    for (ConfigLayers.Layer layer : overridden ? layers.subList(0, 1) : layers) {
      layer
          .values()
          .forEach(
              (key, value) -> {
                if (!layer.isUsed(key) && !value.equals(defaults.values().get(key))) {
                  throw useless(new Entry(key, value));
                }
              });
    }
  }

  private static BadInputException useless(Entry entry) {
    return new BadInputException(
        "%s: Invalid key %s: %s changes nothing (expected none %s)"
            .formatted(
                entry.place(),
                entry.key(),
                entry.found(),
                REASONS.getOrDefault(entry.key(), "where every sweep has its own")));
  }
}
