package dev.initsweep.train;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Holds the registry of training engines. A new engine is a class and a line here. */
public final class Engines {

  /** Asks for the first engine that can train a setting, of all from the fastest to DL4J. */
  public static final String AUTO = "auto";

  private static final Map<String, Supplier<EpochEngine>> BY_LABEL =
      Map.of(FusedEngine.LABEL, FusedEngine::new, Dl4jEngine.LABEL, Dl4jEngine::new);

  private Engines() {}

  /** Returns the names that {@link #named} knows, in alphabetical order. */
  public static Set<String> names() {
    Set<String> names = new TreeSet<>(BY_LABEL.keySet());
    names.add(AUTO);
    return names;
  }

  /**
   * Returns the engine of a name.
   *
   * @throws IllegalArgumentException if there is none; the message lists the known ones
   */
  public static Engine named(String name) {
    return name.equals(AUTO)
        ? new FirstThatTrains(AUTO, List.of(new FusedEngine(), new Dl4jEngine()))
        : labelled(name);
  }

  /** Returns the engine that writes a label into tables, for those who drive trainings. */
  static EpochEngine labelled(String label) {
    if (!BY_LABEL.containsKey(label)) {
      throw new IllegalArgumentException(
          "Invalid engine: %s (expected one of %s)".formatted(label, String.join(", ", names())));
    }
    return BY_LABEL.get(label).get();
  }
}
