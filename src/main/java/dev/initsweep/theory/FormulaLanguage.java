package dev.initsweep.theory;

import com.ezylang.evalex.BaseException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.basic.AverageFunction;
import com.ezylang.evalex.functions.basic.IfFunction;
import com.ezylang.evalex.functions.basic.MaxFunction;
import com.ezylang.evalex.functions.basic.MinFunction;
import com.ezylang.evalex.functions.basic.SumFunction;
import com.ezylang.evalex.operators.arithmetic.InfixDivisionOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.InfixModuloOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMultiplicationOperator;
import com.ezylang.evalex.operators.arithmetic.InfixPlusOperator;
import com.ezylang.evalex.operators.booleans.InfixAndOperator;
import com.ezylang.evalex.operators.booleans.InfixEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterOperator;
import com.ezylang.evalex.operators.booleans.InfixLessEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixLessOperator;
import com.ezylang.evalex.operators.booleans.InfixNotEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixOrOperator;
import com.ezylang.evalex.operators.booleans.PrefixNotOperator;
import com.ezylang.evalex.parser.ParseException;
import dev.initsweep.theory.FormulaFunctions.Minus;
import dev.initsweep.theory.FormulaFunctions.Plus;
import dev.initsweep.theory.FormulaFunctions.Power;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads formulas as mathematics is written: a sign binds below a power, angles are in radians. No
 * multiplication goes without its sign. docs/your-own-theory.md has a table of what is understood.
 */
final class FormulaLanguage {

  static final FormulaLanguage STANDARD =
      new FormulaLanguage(FormulaFunctions.ALL, Duration.ofSeconds(10));

  private static final int LONGEST = 1000;

  private final ExpressionConfiguration configuration;
  private final Duration limit;

  /**
   * A language.
   *
   * @param functions by name, beside those of several arguments that all languages have
   * @param limit how long an evaluation may take
   */
  FormulaLanguage(Map<String, FunctionIfc> functions, Duration limit) {
    MapBasedFunctionDictionary all = new MapBasedFunctionDictionary();
    functions.forEach(all::addFunction);
    all.addFunction("AVERAGE", new AverageFunction());
    all.addFunction("IF", new IfFunction());
    all.addFunction("MAX", new MaxFunction());
    all.addFunction("MIN", new MinFunction());
    all.addFunction("SUM", new SumFunction());
    this.configuration =
        ExpressionConfiguration.builder()
            .functionDictionary(all)
            .operatorDictionary(operators())
            .powerOfPrecedence(FormulaFunctions.POWER)
            .implicitMultiplicationAllowed(false)
            .arraysAllowed(false)
            .structuresAllowed(false)
            .defaultConstants(
                Map.of(
                    "E",
                    ExpressionConfiguration.StandardConstants.get("E"),
                    "PI",
                    ExpressionConfiguration.StandardConstants.get("PI")))
            .build();
    this.limit = limit;
  }

  private static MapBasedOperatorDictionary operators() {
    MapBasedOperatorDictionary all = new MapBasedOperatorDictionary();
    all.addOperator("+", new Plus());
    all.addOperator("-", new Minus());
    all.addOperator("+", new InfixPlusOperator());
    all.addOperator("-", new InfixMinusOperator());
    all.addOperator("*", new InfixMultiplicationOperator());
    all.addOperator("/", new InfixDivisionOperator());
    all.addOperator("%", new InfixModuloOperator());
    all.addOperator("^", new Power());
    all.addOperator("=", new InfixEqualsOperator());
    all.addOperator("==", new InfixEqualsOperator());
    all.addOperator("!=", new InfixNotEqualsOperator());
    all.addOperator("<>", new InfixNotEqualsOperator());
    all.addOperator(">", new InfixGreaterOperator());
    all.addOperator(">=", new InfixGreaterEqualsOperator());
    all.addOperator("<", new InfixLessOperator());
    all.addOperator("<=", new InfixLessEqualsOperator());
    all.addOperator("&&", new InfixAndOperator());
    all.addOperator("||", new InfixOrOperator());
    all.addOperator("!", new PrefixNotOperator());
    return all;
  }

  /**
   * Reads a formula and returns the names that it speaks of, in lower case and in order.
   *
   * @throws FormulaException if it cannot be read
   */
  List<String> variables(String formula) throws FormulaException {
    if (formula.length() > LONGEST) {
      throw new FormulaException(
          String.format(
              Locale.ROOT, "it has %d characters, and may have %d", formula.length(), LONGEST));
    }
    try {
      Expression expression = new Expression(formula, configuration);
      expression.validate();
      return expression.getUndefinedVariables().stream()
          .map(name -> name.toLowerCase(Locale.ROOT))
          .distinct()
          .sorted()
          .toList();
    } catch (ParseException e) {
      throw new FormulaException(
          String.format(
              Locale.ROOT,
              "%s at character %d",
              // Of 2eta it reads a number up to 2e.
              e.getMessage().matches("Missing operator|Illegal scientific format")
                  ? "an operator is missing, such as the * of 2*width,"
                  : e.getMessage(),
              e.getStartPosition()),
          e);
    }
  }

  /**
   * Returns the value of a formula, which may be infinite or NaN.
   *
   * @param values by name, of all that {@link #variables} names
   * @throws FormulaException if it has no value, one that is no number, or none in time
   */
  double evaluate(String formula, Map<String, Double> values) throws FormulaException {
    FutureTask<EvaluationValue> evaluation =
        new FutureTask<>(
            () -> {
              Expression expression = new Expression(formula, configuration);
              values.forEach(expression::with);
              return expression.evaluate();
            });
    // What takes too long cannot be stopped, and must not keep the process alive.
    Thread thread = new Thread(evaluation, "formula");
    thread.setDaemon(true);
    thread.start();
    EvaluationValue value;
    try {
      value = evaluation.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      evaluation.cancel(true);
      throw new TooSlowException("it takes more than " + seconds(limit) + " to evaluate", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FormulaException("it was interrupted", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof BaseException || cause instanceof ArithmeticException) {
        throw new FormulaException(String.valueOf(cause.getMessage()), cause);
      }
      throw new FormulaException(cause.getClass().getSimpleName(), cause);
    }
    if (!value.isNumberValue()) {
      throw new NoNumberException(
          value.isBooleanValue()
              ? "its value is true or false, and not a number"
              : "its value is not a number");
    }
    return value.getNumberValue().doubleValue();
  }

  private static String seconds(Duration limit) {
    return String.format(Locale.ROOT, "%.3g s", limit.toMillis() / 1e3);
  }

  /** Says in a clause why a formula has no value. */
  static class FormulaException extends Exception {
    private static final long serialVersionUID = 1;

    FormulaException(String message) {
      super(message);
    }

    FormulaException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The value is of another type whatever the quantities are. */
  static final class NoNumberException extends FormulaException {
    private static final long serialVersionUID = 1;

    NoNumberException(String message) {
      super(message);
    }
  }

  /** The evaluation came to no end in time. */
  static final class TooSlowException extends FormulaException {
    private static final long serialVersionUID = 1;

    TooSlowException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
