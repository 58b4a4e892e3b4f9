package dev.initsweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What HOCON breaks on, or takes otherwise than it looks. */
class PlanTextTest {

  @TempDir private Path folder;

  private void refuses(String text, String message) {
    assertThatThrownBy(() -> Plans.parse(folder, text))
        .isInstanceOf(BadInputException.class)
        .message()
        .startsWith(folder.toString())
        .contains(message)
        .hasLineCount(1)
        .hasSizeLessThan(500);
  }

  @Test
  void aDecimalCommaIsNamedInItsOwnLine() {
    refuses(
        "epochs = 2\nlearning-rates = 0,1\n",
        ":2: Invalid learning-rates: 0,1 (expected a decimal point, 0.1,");
    refuses("epochs = 2\nlearning-rates = 0,05 # low\nseeds = 3\n", ":2: Invalid learning-rates");
    refuses("grid { from = 1\n  to = 2,5\n}\n", ":2: Invalid to: 2,5");
    assertThat(Plans.parse(folder, "learning-rates = [0,1, 2]".replace("0,", "3,")).groups())
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"101, {", "5000, {", "200000, [", "200000, {"})
  void deepNestingIsRefusedBeforeItIsParsed(int depth, String bracket) {
    String open = bracket.equals("{") ? "a {" : "[";
    refuses(
        "seeds = 2\n" + (bracket.equals("{") ? "" : "a = ") + open.repeat(depth),
        ":2: Invalid nesting: more than 100 brackets within each other");
    assertThatThrownBy(() -> Plans.parse(folder, "seeds = 2", "axes=" + "[".repeat(depth)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Invalid nesting");
  }

  @Test
  void bracketsInQuotesAndCommentsDoNotNest() {
    String brackets = "{[".repeat(200);
    assertThat(Plans.parse(folder, "seeds = 2 # " + brackets + "\n// " + brackets + "\n").groups())
        .isNotEmpty();
    refuses("name = \"" + brackets + "\"", "Invalid name");
    refuses("name = \"\"\"" + brackets + "\"\"\"", "Invalid name");
  }

  @Test
  void appendingToNothingIsRefused() {
    refuses("epochs = 2\nseeds += 2\n", ":2: Invalid seeds: += (expected =;");
    refuses("race.looks += 5\n", ":1: Invalid race.looks: +=");
  }

  @Test
  void whatTheEnvironmentWouldSayIsRefused() {
    refuses("seeds = 2\nepochs = ${?HOME}\n", ":2: Invalid epochs: ${?HOME} (expected a value;");
    refuses("sweeps = [{\n  epochs = ${?HOME}\n}]\n", ":2: Invalid");
  }

  @Test
  void aLongNameIsRefused() {
    refuses("name = " + "n".repeat(101), "at most 100 characters");
    assertThat(Plans.parse(folder, "name = " + "n".repeat(100)).name()).hasSize(100);
  }

  @Test
  void theSameRayIsNoSecondAxis() {
    String layers = "{ axis = layers, vector = %s }";
    refuses(
        "hidden-widths = [4]\naxes = ["
            + layers.formatted("[2, 4]")
            + ", "
            + layers.formatted("[1, 2]")
            + "]",
        ":2: Invalid axes: ");
    refuses("hidden-widths = [4]\naxes = [fan-in, " + layers.formatted("[3, 3]") + "]", "fan-in");
    assertThat(
            Plans.parse(
                    folder,
                    "hidden-widths = [4]\naxes = [fan-in, global, "
                        + layers.formatted("[1, 2]")
                        + "]")
                .groups())
        .hasSize(3);
  }

  @Test
  void aHugeRateHasAShortTitle() {
    assertThat(Plans.parse(folder, "learning-rates = 1e308").groups().get(0).group().title())
        .contains("eta 1.0E308")
        .hasSizeLessThan(100);
  }

  @Test
  void aListOfSetNeedsBrackets() {
    assertThatThrownBy(() -> Plans.parse(folder, "seeds = 2", "learning-rates=2,3"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a list stands in brackets: [2,3]");
  }

  @Test
  void theNearestNameMindsNoCase() {
    refuses("activations = [relu, ReLU]", "the nearest is relu");
  }
}
