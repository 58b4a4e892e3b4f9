package dev.initsweep.plan;

import com.typesafe.config.ConfigValueType;
import dev.initsweep.cell.Architecture;
import java.util.List;
import java.util.Map;

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
    if (!Values.isBlock(entry)) {
      String name = Values.oneOf(entry, NAMES);
      if (name.equals(LAYERS)) {
        throw entry.invalid("{ axis = layers, vector = [one number a layer] }");
      }
      return NAMED.get(name);
    }
    Values.onlyFields(entry, List.of("axis", "vector"));
    String name = Values.oneOf(Values.field(entry, "axis"), NAMES);
    if (!name.equals(LAYERS)) {
      Values.optionalField(entry, "vector")
          .ifPresent(
              vector -> {
                throw vector.invalid("none with axis " + name + ", only with layers");
              });
      return NAMED.get(name);
    }
    Entry vector = Values.field(entry, "vector");
    if (vector.value().valueType() != ConfigValueType.LIST) {
      throw vector.invalid("a list, one number a layer");
    }
    return new Axis.Layers(Values.elements(vector).stream().map(Values::positive).toList());
  }

  /** Refuses a vector that does not have one number for each layer. */
  static void check(Choice<Axis> axis, Architecture architecture) {
    if (axis.value() instanceof Axis.Layers layers
        && layers.vector().size() != architecture.depth()) {
      throw Values.field(axis.entry(), "vector")
          .invalid(
              "%d numbers, one for each layer of %s"
                  .formatted(architecture.depth(), architecture.text()));
    }
  }
}
