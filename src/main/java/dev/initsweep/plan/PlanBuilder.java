package dev.initsweep.plan;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Named;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Builds a plan in code. It gives values to the keys of conf/defaults.conf and ends in the parser
 * of plan files, so that code and file have the same keys, defaults and checks.
 */
public final class PlanBuilder {

  private final PlanParser parser;
  private final Map<String, Object> keys = new LinkedHashMap<>();
  private final List<Map<String, Object>> sweeps = new ArrayList<>();

  PlanBuilder(PlanParser parser) {
    this.parser = parser;
  }

  /**
   * Sets a key of conf/defaults.conf.
   *
   * @param key its full name, such as {@code race.resolution}
   * @param value a number, text, boolean or one of the program's own constants; a list or an array
   *     of these; a map for a block
   * @throws BadInputException if the key was set before, or the value is none of these
   */
  public PlanBuilder set(String key, Object value) {
    if (keys.putIfAbsent(key, plain(key, value)) != null) {
      throw new BadInputException("Invalid key %s: set again (expected once)".formatted(key));
    }
    return this;
  }

  /** Sets the data sets, {@code data-sets}. */
  public PlanBuilder dataSets(String... names) {
    return set("data-sets", List.of(names));
  }

  /** Sets how many training examples a cell takes, {@code train-examples}. */
  public PlanBuilder trainExamples(int... counts) {
    return set("train-examples", IntStream.of(counts).boxed().toList());
  }

  /** Sets the units of each hidden layer of one network, {@code hidden-widths}. */
  public PlanBuilder hiddenWidths(int... units) {
    return set("hidden-widths", IntStream.of(units).boxed().toList());
  }

  /** Sets eta, {@code learning-rates}. */
  public PlanBuilder learningRates(Double... rates) {
    return set("learning-rates", List.of(rates));
  }

  /** Sets the passes over the training examples, {@code epochs}. */
  public PlanBuilder epochs(int epochs) {
    return set("epochs", epochs);
  }

  /**
   * Sets the grid by its ends, {@code grid.from} and {@code grid.to}.
   *
   * @param from least coordinate
   * @param to greatest coordinate
   * @param perOctave points a doubling
   */
  public PlanBuilder grid(double from, double to, int perOctave) {
    return set("grid.from", from).set("grid.to", to).set("grid.per-octave", perOctave);
  }

  /** Sets the points of the grid themselves, {@code grid.values}. */
  public PlanBuilder grid(Collection<? extends Number> values) {
    return set("grid.values", List.copyOf(values));
  }

  /** Sets the seeds 1 to a number, {@code seeds}. */
  public PlanBuilder seeds(int count) {
    return set("seeds", count);
  }

  /** Sets the predictors by name, {@code predictors}. */
  public PlanBuilder predictors(String... names) {
    return set("predictors", List.of(names));
  }

  /**
   * Adds a sweep, a block of {@code sweeps} whose keys take the place of the plan's own.
   *
   * @param block sets the keys of the sweep
   */
  public PlanBuilder sweep(Consumer<PlanBuilder> block) {
    PlanBuilder inner = new PlanBuilder(parser);
    block.accept(inner);
    if (!inner.sweeps.isEmpty()) {
      throw new BadInputException("Invalid sweeps: a sweep in a sweep (expected none)");
    }
    sweeps.add(inner.tree());
    return this;
  }

  /**
   * Builds the plan.
   *
   * @param name of the plan: letters, digits, hyphens, dots and underscores
   * @throws BadInputException for whatever is wrong with it, in one line that names the key, what
   *     was found and what would be right
   */
  public Plan build(String name) {
    Map<String, Object> tree = tree();
    if (!sweeps.isEmpty()) {
      tree.put(Keys.SWEEPS, sweeps);
    }
    return parser.parse(
        ConfigFactory.parseMap(Map.of("plan", tree), "plan " + name).getObject("plan"),
        "plan " + name,
        name);
  }

  /** The keys as blocks within blocks. */
  private Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    keys.forEach((key, value) -> put(tree, key, value));
    return tree;
  }

  @SuppressWarnings("unchecked") // Whatever is a block here was made a few lines below.
  private static void put(Map<String, Object> block, String key, Object value) {
    int dot = key.indexOf('.');
    if (dot < 0) {
      block.put(key, value);
      return;
    }
    Object inner = block.computeIfAbsent(key.substring(0, dot), absent -> new LinkedHashMap<>());
    if (!(inner instanceof LinkedHashMap)) {
      throw new BadInputException(
          "Invalid key %s: the block is set too (expected one of them)".formatted(key));
    }
    put((Map<String, Object>) inner, key.substring(dot + 1), value);
  }

  private static Object plain(String key, Object value) {
    Object plain = value instanceof Named named ? named.label() : value;
    if (plain instanceof Collection<?> values) {
      return values.stream().map(each -> plain(key, each)).toList();
    }
    if (plain != null && plain.getClass().isArray()) {
      return IntStream.range(0, Array.getLength(plain))
          .mapToObj(i -> plain(key, Array.get(plain, i)))
          .toList();
    }
    try {
      ConfigValueFactory.fromAnyRef(plain);
    } catch (ConfigException e) {
      throw new BadInputException(
          "Invalid %s: %s (expected a number, a text, a boolean, a list or a block)"
              .formatted(key, value),
          e);
    }
    return plain;
  }
}
