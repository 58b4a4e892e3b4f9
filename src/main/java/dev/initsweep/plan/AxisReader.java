package dev.initsweep.plan;

import com.typesafe.config.ConfigValueType;
import dev.initsweep.cell.Architecture;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Reads the axes of a sweep. */
final class AxisReader {

  static final String LAYERS = "layers";

  private static final Map<String, Axis> NAMED =
      Map.of(
          "fan-in", new Axis.FanIn(),
          "global", new Axis.Global(),
          "balanced", new Axis.Balanced());

  private static final List<String> NAMES = List.of("fan-in", "global", "balanced", LAYERS);

  private AxisReader() {}

  /** An axis without parameters. */
  static Axis named(String label) {
    Axis axis = NAMED.get(label);
    if (axis == null) {
      throw new IllegalArgumentException(
          "Invalid axis: %s (expected one of %s)".formatted(label, String.join(", ", NAMES)));
    }
    return axis;
  }

  static Axis axis(Entry entry) {
    if (!TypedValues.isBlock(entry)) {
      String name = TypedValues.oneOf(entry, NAMES);
      if (name.equals(LAYERS)) {
        throw entry.invalid("{ axis = layers, vector = [one number a layer] }");
      }
      return NAMED.get(name);
    }
    TypedValues.onlyFields(entry, List.of("axis", "vector"));
    String name = TypedValues.oneOf(TypedValues.field(entry, "axis"), NAMES);
    if (!name.equals(LAYERS)) {
      TypedValues.optionalField(entry, "vector")
          .ifPresent(
              vector -> {
                throw vector.invalid("none with axis " + name + ", only with layers");
              });
      return NAMED.get(name);
    }
    Entry vector = TypedValues.field(entry, "vector");
    if (vector.value().valueType() != ConfigValueType.LIST) {
      throw vector.invalid("a list, one number a layer");
    }
    return new Axis.Layers(
        TypedValues.elements(vector).stream().map(TypedValues::positive).toList());
  }

  /** Refuses a vector that does not have one number for each layer. */
  static void check(Sourced<Axis> axis, Architecture architecture) {
    if (axis.value() instanceof Axis.Layers layers
        && layers.vector().size() != architecture.depth()) {
      throw TypedValues.field(axis.entry(), "vector")
          .invalid(
              String.format(
                  Locale.ROOT,
                  "%d numbers, one for each layer of %s",
                  architecture.depth(),
                  architecture.text()));
    }
  }

  /**
   * Refuses axes that are the same points under two names, where one of them has a vector: its user
   * chose it, while named axes meet on some networks.
   */
  static void requireDistinct(List<Sourced<Axis>> axes, Architecture architecture) {
    for (Sourced<Axis> axis : axes) {
      if (axis.value() instanceof Axis.Layers layers
          && layers.vector().size() == architecture.depth()) {
        for (Sourced<Axis> other : axes) {
          if (!other.equals(axis) && isSame(layers, other.value(), architecture)) {
            throw axis.entry()
                .invalid(
                    "other points than those of %s, which are the same on %s"
                        .formatted(other.entry().found(), architecture.text()));
          }
        }
      }
    }
  }

  private static boolean isSame(Axis one, Axis other, Architecture architecture) {
    return (!(other instanceof Axis.Layers layers)
            || layers.vector().size() == architecture.depth())
        && DoubleStream.of(1.5, 3)
            .allMatch(
                r ->
                    other
                        .coordinateOf(
                            one.scales(one.coordinate(r, architecture), architecture), architecture)
                        .isPresent());
  }
}
