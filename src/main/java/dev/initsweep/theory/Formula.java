package dev.initsweep.theory;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Nearest;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.PredictorSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A coordinate that a plan gives as an expression over {@link Quantities}. */
final class Formula implements Predictor {

  /** Tried when a plan is read, to see whether the value is a number. */
  private static final double[] TRIED = {.5, 2, 100};

  private final PredictorSpec spec;
  private final FormulaLanguage language;
  private final List<String> variables;

  /**
   * The predictor of a formula.
   *
   * @throws BadInputException if it cannot be read, speaks of an unknown quantity, or is no number
   */
  Formula(PredictorSpec spec) {
    this(spec, FormulaLanguage.STANDARD);
  }

  Formula(PredictorSpec spec, FormulaLanguage language) {
    this.spec = spec;
    this.language = language;
    try {
      this.variables = checked(spec.formula(), language);
    } catch (FormulaLanguage.FormulaException e) {
      throw new BadInputException(
          "Invalid formula of %s: %s (%s)".formatted(spec.name(), spec.formula(), e.getMessage()),
          e);
    }
  }

  /**
   * Tells whether a formula speaks of what is measured on pilots.
   *
   * @throws FormulaLanguage.FormulaException if it cannot be read, speaks of an unknown quantity,
   *     or is no number
   */
  static boolean needsPilots(String formula) throws FormulaLanguage.FormulaException {
    return areMeasured(checked(formula, FormulaLanguage.STANDARD));
  }

  /** The quantities that a formula speaks of, once it is one. */
  private static List<String> checked(String formula, FormulaLanguage language)
      throws FormulaLanguage.FormulaException {
    List<String> variables = language.variables(formula);
    for (String variable : variables) {
      if (!Quantities.names().contains(variable)) {
        throw new FormulaLanguage.FormulaException(
            "%s is no quantity; expected one of %s; the nearest is %s"
                .formatted(
                    variable,
                    String.join(", ", Quantities.names()),
                    Nearest.of(variable, Quantities.names()).orElseThrow()));
      }
    }
    for (double tried : TRIED) {
      requireNumber(formula, language, variables, tried);
    }
    return variables;
  }

  /** Evaluates with one value for all quantities: what has none there may have one elsewhere. */
  private static void requireNumber(
      String formula, FormulaLanguage language, List<String> variables, double tried)
      throws FormulaLanguage.FormulaException {
    Map<String, Double> values = new TreeMap<>();
    variables.forEach(variable -> values.put(variable, tried));
    try {
      double value = language.evaluate(formula, values);
      if (variables.isEmpty() && !(value > 0 && Double.isFinite(value))) {
        throw new FormulaLanguage.NoNumberException(
            "its value is %s, and not a positive number".formatted(FourDigits.number(value)));
      }
    } catch (FormulaLanguage.NoNumberException | FormulaLanguage.TooSlowException e) {
      throw e;
    } catch (FormulaLanguage.FormulaException e) {
      if (variables.isEmpty()) {
        throw e;
      }
    }
  }

  static boolean areMeasured(List<String> variables) {
    return variables.stream().anyMatch(Quantities.MEASURED::contains);
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public String citation() {
    return citation(spec);
  }

  static String citation(PredictorSpec spec) {
    return "formula of the plan: " + spec.formula();
  }

  @Override
  public boolean needsPilots() {
    return areMeasured(variables);
  }

  @Override
  public Prediction predict(PredictorInput question) {
    PredictionBuilder answer = new PredictionBuilder(question, this);
    Map<String, Double> details = new TreeMap<>();
    spec.exponents().forEach((quantity, slope) -> details.put("exponent." + quantity, slope));
    Map<String, Double> values = new TreeMap<>();
    for (String variable : variables) {
      OptionalDouble value = Quantities.value(variable, question);
      if (value.isEmpty()) {
        return answer.none(
            "no training from He's scales has measured " + variable, List.of(), details);
      }
      values.put(variable, value.getAsDouble());
    }
    double coordinate;
    try {
      coordinate = language.evaluate(spec.formula(), values);
    } catch (FormulaLanguage.FormulaException e) {
      return answer.none("the formula has no value here: " + e.getMessage(), List.of(), details);
    }
    if (!(coordinate > 0 && Double.isFinite(coordinate))) {
      return answer.none(
          "the formula's value is no variance: " + FourDigits.number(coordinate),
          List.of(),
          details);
    }
    details.putAll(values);
    return needsPilots()
        ? answer.at(coordinate, List.of(coordinate), Optional.empty(), "", details)
        : answer.exactly(coordinate, details);
  }
}
