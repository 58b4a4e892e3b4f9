package dev.initsweep.train;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The registry of training engines. */
public final class Engines {

  /** Asks for the best engine. */
  public static final String AUTO = "auto";

  private static final Map<String, Supplier<EpochEngine>> BY_NAME =
      Map.of(
          AUTO,
          FusedEngine::new,
          FusedEngine.LABEL,
          FusedEngine::new,
          Dl4jEngine.LABEL,
          Dl4jEngine::new);

  private Engines() {}

  /** The names that {@link #named} knows, in alphabetical order. */
  public static Set<String> names() {
    return new TreeSet<>(BY_NAME.keySet());
  }

  /**
   * The engine of a name; its own label says which one {@link #AUTO} stands for.
   *
   * @throws IllegalArgumentException if there is none; the message lists the known ones
   */
  public static Engine named(String name) {
    return epochwise(name);
  }

  /** As {@link #named}, for those who drive the trainings themselves. */
  static EpochEngine epochwise(String name) {
    if (!BY_NAME.containsKey(name)) {
      throw new IllegalArgumentException(
          "Invalid engine: %s (expected one of %s)".formatted(name, String.join(", ", names())));
    }
    return BY_NAME.get(name).get();
  }
}
