package dev.initsweep.theory;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.operators.AbstractOperator;
import com.ezylang.evalex.operators.InfixOperator;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.operators.PrefixOperator;
import com.ezylang.evalex.parser.Token;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Holds the functions and operators of formulas that are not the library's own. They are computed
 * in double, in a time that does not depend on the values; the library's own powers are of any
 * number of digits, and may have no end.
 */
final class FormulaFunctions {

  /**
   * Precedence of powers and of signs. Both are right-associative, so that -2^2 is -(2^2), and 2^-2
   * has its sign within the exponent.
   */
  static final int POWER = OperatorIfc.OPERATOR_PRECEDENCE_POWER_HIGHER;

  /** All functions of one or two arguments, by name. */
  static final Map<String, FunctionIfc> ALL =
      Map.ofEntries(
          one("ABS", Math::abs),
          one("ACOS", StrictMath::acos),
          one("ASIN", StrictMath::asin),
          one("ATAN", StrictMath::atan),
          one("CBRT", StrictMath::cbrt),
          one("CEIL", Math::ceil),
          one("CEILING", Math::ceil),
          one("COS", StrictMath::cos),
          one("COSH", StrictMath::cosh),
          one("EXP", StrictMath::exp),
          one("FLOOR", Math::floor),
          one("LN", StrictMath::log),
          one("LOG", StrictMath::log),
          one("LOG10", StrictMath::log10),
          one("LOG2", Octaves::log2),
          one("ROUND", Math::rint),
          one("SIN", StrictMath::sin),
          one("SINH", StrictMath::sinh),
          one("SQRT", Math::sqrt),
          one("TAN", StrictMath::tan),
          one("TANH", StrictMath::tanh),
          Map.entry("ATAN2", new OfTwo(StrictMath::atan2)),
          Map.entry("POW", new OfTwo(StrictMath::pow)));

  private FormulaFunctions() {}

  private static Map.Entry<String, FunctionIfc> one(String name, DoubleUnaryOperator function) {
    return Map.entry(name, new OfOne(function));
  }

  private static double number(Token token, EvaluationValue value) throws EvaluationException {
    if (!value.isNumberValue()) {
      throw new EvaluationException(token, token.getValue() + " is of numbers");
    }
    return value.getNumberValue().doubleValue();
  }

  private static EvaluationValue result(Expression expression, Token token, double value)
      throws EvaluationException {
    if (!Double.isFinite(value)) {
      throw new EvaluationException(
          token,
          Double.isNaN(value)
              ? token.getValue() + " has no value here"
              : token.getValue() + " is infinite here");
    }
    return expression.convertDoubleValue(value);
  }

  /** A function of one number. */
  @FunctionParameter(name = "value")
  static final class OfOne extends AbstractFunction {
    private final DoubleUnaryOperator function;

    OfOne(DoubleUnaryOperator function) {
      this.function = function;
    }

    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... values)
        throws EvaluationException {
      return result(expression, token, function.applyAsDouble(number(token, values[0])));
    }
  }

  /** A function of two numbers. */
  @FunctionParameter(name = "first")
  @FunctionParameter(name = "second")
  static final class OfTwo extends AbstractFunction {
    private final DoubleBinaryOperator function;

    OfTwo(DoubleBinaryOperator function) {
      this.function = function;
    }

    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... values)
        throws EvaluationException {
      return result(
          expression,
          token,
          function.applyAsDouble(number(token, values[0]), number(token, values[1])));
    }
  }

  /** The power, in double. */
  @InfixOperator(precedence = POWER, leftAssociative = false)
  static final class Power extends AbstractOperator {
    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... values)
        throws EvaluationException {
      return result(
          expression, token, StrictMath.pow(number(token, values[0]), number(token, values[1])));
    }
  }

  /** The sign of a negative number. */
  @PrefixOperator(precedence = POWER, leftAssociative = false)
  static final class Minus extends AbstractOperator {
    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... values)
        throws EvaluationException {
      return result(expression, token, -number(token, values[0]));
    }
  }

  /** The sign of a positive number. */
  @PrefixOperator(precedence = POWER, leftAssociative = false)
  static final class Plus extends AbstractOperator {
    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... values)
        throws EvaluationException {
      return result(expression, token, number(token, values[0]));
    }
  }
}
