package dev.initsweep.plan;

import com.typesafe.config.ConfigObject;
import dev.initsweep.cell.BadInputException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the predictors of a sweep: names of the registry, and formulas. */
final class PredictorReader {

  private static final List<String> QUANTITIES = List.of("eta", "width", "epochs");

  private final KnownNames known;

  PredictorReader(KnownNames known) {
    this.known = known;
  }

  /** Reads the predictors in the order of the plan; the list may be empty. */
  List<PredictorSpec> read(Entry entry) {
    List<Entry> elements = TypedValues.elements(entry);
    Set<String> names = new HashSet<>();
    return elements.stream()
        .map(
            element -> {
              PredictorSpec spec = predictor(element);
              if (!names.add(spec.name())) {
                throw element.invalid("each name once");
              }
              return spec;
            })
        .toList();
  }

  boolean needsPilots(PredictorSpec spec) {
    return spec.isFormula()
        ? known.formulaNeedsPilots().test(spec.formula())
        : known.predictors().get(spec.name());
  }

  private PredictorSpec predictor(Entry entry) {
    if (!TypedValues.isBlock(entry)) {
      return PredictorSpec.named(TypedValues.oneOf(entry, known.predictors().keySet()));
    }
    TypedValues.onlyFields(entry, List.of("name", "formula", "exponents"));
    return new PredictorSpec(
        name(TypedValues.field(entry, "name")),
        formula(TypedValues.field(entry, "formula")),
        TypedValues.optionalField(entry, "exponents")
            .map(PredictorReader::exponents)
            .orElse(Map.of()));
  }

  private String name(Entry entry) {
    String expected = "a name of lower-case letters, digits and hyphens";
    String name = TypedValues.text(entry, expected);
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw entry.invalid(expected);
    }
    if (known.predictors().containsKey(name)) {
      throw entry.invalid("a name that no registered predictor has");
    }
    return name;
  }

  private String formula(Entry entry) {
    String formula = TypedValues.text(entry, "a formula in quotes").strip();
    if (formula.isEmpty()) {
      throw entry.invalid("a formula in quotes");
    }
    try {
      boolean unused = known.formulaNeedsPilots().test(formula);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(entry.invalid("a formula: " + e.getMessage()).getMessage(), e);
    }
    return formula;
  }

  private static Map<String, Double> exponents(Entry entry) {
    if (!(entry.value() instanceof ConfigObject block) || block.isEmpty()) {
      throw entry.invalid("a block of numbers for " + String.join(", ", QUANTITIES));
    }
    TypedValues.onlyFields(entry, QUANTITIES);
    Map<String, Double> exponents = new TreeMap<>();
    block.forEach(
        (name, value) ->
            exponents.put(
                name, TypedValues.number(new Entry(entry.key() + "." + name, value), "a number")));
    return exponents;
  }
}
