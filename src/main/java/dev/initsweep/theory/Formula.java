package dev.initsweep.theory;

import com.ezylang.evalex.BaseException;
import com.ezylang.evalex.Expression;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Nearest;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.PredictorSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A coordinate that a plan gives as an expression over {@link Quantities}. */
final class Formula implements Predictor {

  private final PredictorSpec spec;
  private final List<String> variables;

  /**
   * The predictor of a formula.
   *
   * @throws BadInputException if it cannot be read or speaks of an unknown quantity
   */
  Formula(PredictorSpec spec) {
    this.spec = spec;
    try {
      Expression expression = new Expression(spec.formula());
      expression.validate();
      this.variables =
          expression.getUndefinedVariables().stream()
              .map(name -> name.toLowerCase(Locale.ROOT))
              .sorted()
              .toList();
    } catch (BaseException e) {
      throw new BadInputException(
          "Invalid formula of %s: %s (%s)".formatted(spec.name(), spec.formula(), e.getMessage()),
          e);
    }
    for (String variable : variables) {
      if (!Quantities.names().contains(variable)) {
        throw new BadInputException(
            "Invalid quantity in the formula of %s: %s (expected one of %s; the nearest is %s)"
                .formatted(
                    spec.name(),
                    variable,
                    String.join(", ", Quantities.names()),
                    Nearest.of(variable, Quantities.names()).orElseThrow()));
      }
    }
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public String citation() {
    return "formula of the plan: " + spec.formula();
  }

  @Override
  public boolean needsPilots() {
    return variables.stream().anyMatch(Quantities.MEASURED::contains);
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
      Expression expression = new Expression(spec.formula());
      values.forEach(expression::with);
      coordinate = expression.evaluate().getNumberValue().doubleValue();
    } catch (BaseException | ArithmeticException | NumberFormatException e) {
      return answer.none("the formula has no value here: " + e.getMessage(), List.of(), details);
    }
    if (!(coordinate > 0 && Double.isFinite(coordinate))) {
      return answer.none(
          "the formula's value is no variance: " + FourDigits.number(coordinate),
          List.of(),
          details);
    }
    details.putAll(values);
    return answer.at(coordinate, List.of(coordinate), Optional.empty(), "", details);
  }
}
