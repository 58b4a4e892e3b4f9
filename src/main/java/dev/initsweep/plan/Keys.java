package dev.initsweep.plan;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import dev.initsweep.cell.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The keys that plans may have: those of defaults.conf, and no others. */
final class Keys {

  static final String SWEEPS = "sweeps";

  /** Keys of earlier versions, each with what took its place. */
  private static final Map<String, String> GONE =
      Map.of(
          "verdict.window", "race.resolution, as no curve is fitted any more",
          "verdict.bias-allowance", "none, as no curve is fitted any more",
          "refine.until-decided", "race.until-decided, which is yes by default",
          "refine.looks", "race.looks",
          "refine.cells", "seeds, the number of the last look");

  private static final List<String> TOP_ONLY = List.of("name", SWEEPS, "run");

  private final ConfigObject defaults;
  private final Set<String> leaves = new TreeSet<>();
  private final Set<String> blocks = new TreeSet<>();

  private Keys(ConfigObject defaults) {
    this.defaults = defaults;
    collect("", defaults);
  }

  /** The keys of the manual in this jar. */
  static Keys ofManual() {
    try (InputStream stream = Keys.class.getResourceAsStream("defaults.conf")) {
      Config manual =
          ConfigFactory.parseReader(
              new InputStreamReader(stream, StandardCharsets.UTF_8),
              ConfigParseOptions.defaults()
                  .setSyntax(ConfigSyntax.CONF)
                  .setOriginDescription("defaults.conf"));
      return new Keys(manual.root());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read defaults.conf: " + e.getMessage(), e);
    }
  }

  private void collect(String prefix, ConfigObject block) {
    block.forEach(
        (name, value) -> {
          if (value instanceof ConfigObject inner) {
            blocks.add(prefix + name);
            collect(prefix + name + ".", inner);
          } else {
            leaves.add(prefix + name);
          }
        });
  }

  ConfigObject defaults() {
    return defaults;
  }

  Set<String> leaves() {
    return leaves;
  }

  /** Refuses keys at the top of a plan that are not in the manual. */
  void checkTop(ConfigObject root) {
    check("", root, leaves);
  }

  /** Refuses keys of a sweep that are not in the manual, or only at the top. */
  void checkSweep(ConfigObject sweep) {
    for (String key : TOP_ONLY) {
      ConfigValue value = sweep.get(key);
      if (value != null) {
        throw new BadInputException(
            "%s: Invalid key %s: in a sweep (expected at the top of the file)"
                .formatted(Entry.place(value.origin()), key));
      }
    }
    Set<String> known = new TreeSet<>(leaves);
    known.removeIf(key -> TOP_ONLY.contains(key.split("\\.", 2)[0]));
    check("", sweep, known);
  }

  /** Refuses {@code --set} of anything but a single key of the manual. */
  Map<String, ConfigValue> checkOverrides(Map<String, ConfigValue> overrides) {
    overrides.forEach(
        (key, value) -> {
          if (key.equals(SWEEPS) || blocks.contains(key)) {
            throw new BadInputException(
                "--set: Invalid key %s: a block (expected one key, such as %s)"
                    .formatted(key, key.equals(SWEEPS) ? "seeds" : inBlock(key)));
          }
          if (!leaves.contains(key)) {
            throw unknown(key, value, leaves);
          }
        });
    return overrides;
  }

  private void check(String prefix, ConfigObject block, Set<String> known) {
    block.forEach(
        (name, value) -> {
          String key = prefix + name;
          if (blocks.contains(key)) {
            if (!(value instanceof ConfigObject inner)) {
              throw new Entry(key, value).invalid("a block { ... } of " + inBlock(key));
            }
            check(key + ".", inner, known);
          } else if (!known.contains(key)) {
            throw unknown(key, value, known);
          }
        });
  }

  private String inBlock(String block) {
    return String.join(", ", leaves.stream().filter(key -> key.startsWith(block + ".")).toList());
  }

  /** The complaint about a key that is not known, or no longer; the first one of a block. */
  private static BadInputException unknown(String key, ConfigValue value, Set<String> known) {
    if (GONE.containsKey(key)) {
      return new BadInputException(
          "%s: Invalid key %s: gone (expected %s)"
              .formatted(Entry.place(value.origin()), key, GONE.get(key)));
    }
    if (value instanceof ConfigObject block) {
      for (Map.Entry<String, ConfigValue> inner : new TreeMap<>(block).entrySet()) {
        if (GONE.containsKey(key + "." + inner.getKey())) {
          return unknown(key + "." + inner.getKey(), inner.getValue(), known);
        }
      }
    }
    return unknown(value.origin(), key, key, known);
  }

  static BadInputException unknown(
      ConfigOrigin origin, String key, String found, Collection<String> known) {
    return new BadInputException(
        "%s: Invalid key %s: not known (expected a key of conf/defaults.conf%s)"
            .formatted(Entry.place(origin), key, TypedValues.nearest(found, known)));
  }
}
