package dev.initsweep.flow;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.sweep.EngineSource;
import dev.initsweep.train.Engine;
import dev.initsweep.train.Engines;
import dev.initsweep.train.NativeRuntime;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Holds the engines of package {@code train} and those that a caller adds. They are found afresh on
 * every executor.
 *
 * @param own makes added engines, by label
 */
public record TrainingEngines(Map<String, Factory> own) implements EngineSource {

  /** Holds the engines of this version. */
  public static final TrainingEngines STANDARD = new TrainingEngines(Map.of());

  /** Makes an engine on an executor, whose class path has to know its class. */
  public interface Factory extends Supplier<Engine>, Serializable {}

  public TrainingEngines {
    own = Map.copyOf(own);
  }

  /**
   * Gives these engines and one more.
   *
   * @param label its name in plans and tables
   * @throws BadInputException if the label is taken, or is none that a plan can write
   */
  public TrainingEngines with(String label, Factory factory) {
    if (!label.matches("[a-z][a-z0-9-]*") || names().contains(label)) {
      throw new BadInputException(
          "Invalid engine: %s (expected lower-case letters, digits and hyphens, and none of %s)"
              .formatted(label, String.join(", ", names())));
    }
    Map<String, Factory> more = new HashMap<>(own);
    more.put(label, factory);
    return new TrainingEngines(more);
  }

  /** Lists the labels that plans may write. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(Engines.names());
    names.addAll(own.keySet());
    return names;
  }

  @Override
  public Engine named(String label) {
    return own.containsKey(label) ? own.get(label).get() : Engines.named(label);
  }

  @Override
  public String kernel() {
    return NativeRuntime.singleThreaded().kernel();
  }
}
