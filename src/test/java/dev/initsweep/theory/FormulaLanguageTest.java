package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.parser.Token;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.plan.PredictorSpec;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaLanguageTest {

  private static double value(String formula) throws FormulaLanguage.FormulaException {
    return FormulaLanguage.STANDARD.evaluate(formula, Map.of("x", 3., "eta", .5));
  }

  @ParameterizedTest
  @CsvSource({
    "-2^2 + 6, 2",
    "-x^2, -9",
    "(-2)^2, 4",
    "2^-1, 0.5",
    "2^-2^2, 0.0625",
    "2^-1*3, 1.5",
    "2^3^2, 512",
    "2*-3, -6",
    "-2*3, -6",
    "--2, 2",
    "-eta^-2, -4",
    "2 - -x^2, 11",
    "-(-8)^3, 512",
    "+x^2, 9",
    "1 - 2 - 3, -4",
    "8 / 4 / 2, 1",
    "X + ETA, 3.5",
    "Ln(E) + PI - pi, 1"
  })
  void readsMathematics(String formula, double value) throws Exception {
    assertThat(value(formula)).isCloseTo(value, within(1e-12));
  }

  /** Generated sums, products, powers and signs against the tree that they were written from. */
  @Test
  void readsAsAGeneratedTreeIsWritten() throws Exception {
    SplittableRandom random = new SplittableRandom(22);
    for (int i = 0; i < 300; i++) {
      Written tree = written(random, 4);
      assertThat(FormulaLanguage.STANDARD.evaluate(tree.text(), Map.of()))
          .as(tree.text())
          .isCloseTo(tree.value(), within(1e-9 * Math.max(1, Math.abs(tree.value()))));
    }
  }

  /** A text without needless parentheses, how tightly its outermost operator binds, its value. */
  private record Written(String text, int binds, double value) {
    String within(int least) {
      return binds < least ? "(" + text + ")" : text;
    }
  }

  private static Written written(SplittableRandom random, int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      int number = random.nextInt(1, 4);
      return new Written(String.valueOf(number), 5, number);
    }
    Written a = written(random, depth - 1);
    switch (random.nextInt(4)) {
      case 0 -> {
        Written b = written(random, depth - 1);
        return new Written(a.within(1) + " + " + b.within(2), 1, a.value() + b.value());
      }
      case 1 -> {
        Written b = written(random, depth - 1);
        return new Written(a.within(2) + "*" + b.within(3), 2, a.value() * b.value());
      }
      case 2 -> {
        // A sign binds tighter than a product, and below a power.
        return new Written("-" + a.within(3), 3, -a.value());
      }
      default -> {
        // The exponent may be a power again, and have a sign.
        Written exponent = Math.abs(a.value()) < 9 ? a : new Written("-1", 3, -1);
        return new Written("2^" + exponent.within(3), 4, Math.pow(2, exponent.value()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eta > 0",
        "eta > 0 && eta < 1",
        "TRUE + 1",
        "NULL",
        "\"a\"",
        "RANDOM()",
        "eta + RANDOM()",
        "2width",
        "2eta",
        "2 eta",
        "(2)(3)",
        "0,1",
        "eta!",
        "1 / 0",
        "ln(0)",
        "sqrt(-1)",
        "-3",
        "0",
        "exp(1000)",
        "9^9^9^9",
        "STR_UPPER(\"a\")",
        "DT_NOW()"
      })
  void refusesWhatIsNoNumberWhenAPlanIsRead(String formula) {
    assertThatThrownBy(() -> formula(formula))
        .isInstanceOf(BadInputException.class)
        .message()
        .startsWith("Invalid ")
        .contains("mine")
        .hasLineCount(1);
  }

  @Test
  void saysWhereAnOperatorIsMissing() {
    assertThatThrownBy(() -> formula("2*eta + 3 eta"))
        .hasMessage(
            "Invalid formula of mine: 2*eta + 3 eta (an operator is missing, such as the * of"
                + " 2*width, at character 11)");
    assertThatThrownBy(() -> formula("0.2 / 2eta"))
        .hasMessageContaining("an operator is missing, such as the * of 2*width, at character 7");
  }

  @Test
  void refusesALongOne() {
    assertThatThrownBy(() -> formula("1+".repeat(500) + "1")).hasMessageContaining("1001");
  }

  @Test
  void whatHasAValueInSomeSettingsOnlyIsNoneToRefuse() {
    assertThat(formula("1 / (eta - 2)").name()).isEqualTo("mine");
    assertThat(formula("ln(eta)").name()).isEqualTo("mine");
    assertThat(formula("sqrt(eta - 50)").name()).isEqualTo("mine");
  }

  @Test
  void givesUpAfterTheLimit() {
    CountDownLatch never = new CountDownLatch(1);
    FormulaLanguage language =
        new FormulaLanguage(Map.of("WAIT", new Waiting(never)), Duration.ofMillis(50));
    assertThatThrownBy(
            () -> new Formula(new PredictorSpec("mine", "wait(eta)", Map.of()), language))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Invalid formula of mine: wait(eta) (it takes more than 0.0500 s to evaluate)");
    never.countDown();
    assertThat(new Formula(new PredictorSpec("mine", "wait(eta)", Map.of()), language).name())
        .isEqualTo("mine");
  }

  private static Formula formula(String formula) {
    return new Formula(new PredictorSpec("mine", formula, Map.of()));
  }

  /** Waits for a latch, and gives its argument then. */
  @FunctionParameter(name = "value")
  private static final class Waiting extends AbstractFunction {
    private final CountDownLatch latch;

    Waiting(CountDownLatch latch) {
      this.latch = latch;
    }

    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... values) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return values[0];
    }
  }
}
