package dev.initsweep.plan;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks a key up in this order: {@code --set}, the sweep, the top of the file, the defaults. Each
 * layer remembers which of its keys were used.
 */
final class ConfigLayers {

  /** One place that gives keys values. */
  static final class Layer {
    private final Map<String, ConfigValue> values;
    private final Set<String> used = new HashSet<>();

    Layer(Map<String, ConfigValue> values) {
      this.values = values;
    }

    /** The keys of the manual that a block gives values. */
    static Layer of(ConfigObject block, Set<String> keys) {
      Map<String, ConfigValue> values = new TreeMap<>();
      for (String key : keys) {
        ConfigValue value = find(block, key);
        if (value != null) {
          values.put(key, value);
        }
      }
      return new Layer(values);
    }

    /** The defaults, which complaints place where they were not replaced. */
    static Layer ofDefaults(ConfigObject defaults, Set<String> keys, String place) {
      ConfigOrigin origin = ConfigOriginFactory.newSimple(place + " (default)");
      Map<String, ConfigValue> values = new TreeMap<>();
      of(defaults, keys).values.forEach((key, value) -> values.put(key, value.withOrigin(origin)));
      return new Layer(values);
    }

    private static ConfigValue find(ConfigObject block, String key) {
      ConfigValue value = block;
      for (String name : key.split("\\.", -1)) {
        value = value instanceof ConfigObject inner ? inner.get(name) : null;
      }
      return value;
    }

    Map<String, ConfigValue> values() {
      return values;
    }

    boolean isUsed(String key) {
      return used.contains(key);
    }

    Optional<Entry> peek(String key) {
      return Optional.ofNullable(values.get(key)).map(value -> new Entry(key, value));
    }
  }

  private final List<Layer> layers;

  ConfigLayers(Layer... layers) {
    this.layers = List.of(layers);
  }

  /** The value of a key of the manual. */
  Entry at(String key) {
    for (Layer layer : layers) {
      Optional<Entry> entry = layer.peek(key);
      if (entry.isPresent()) {
        layer.used.add(key);
        return entry.get();
      }
    }
    throw new IllegalStateException("Cannot find the default of " + key);
  }

  /** Returns the layers from the most particular to the defaults. */
  List<Layer> inOrder() {
    return layers;
  }
}
