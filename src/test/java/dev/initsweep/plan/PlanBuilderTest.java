package dev.initsweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans in code against the same plans as files. */
class PlanBuilderTest {

  private final PlanParser parser = Plans.parser();

  @TempDir private Path folder;

  private Plan file(String name, String text) throws IOException {
    return parser.parse(Files.writeString(folder.resolve(name + ".conf"), text), List.of());
  }

  @Test
  void aPlanInCodeIsThePlanOfAFile() throws IOException {
    Plan file =
        file(
            "mine",
            """
            data-sets = mnist
            train-examples = 10000
            hidden-widths = [64, 32]
            activations = [relu, tanh]
            learning-rates = [0.05, 0.1]
            epochs = 3
            grid { from = 0.25, to = 1024, per-octave = 2 }
            seeds = 6
            predictors = [he, { name = mine, formula = "2 / eta" }]
            race.until-decided = no
            """);
    Plan code =
        parser
            .builder()
            .dataSets("mnist")
            .trainExamples(10_000)
            .hiddenWidths(64, 32)
            .set("activations", List.of(Activation.RELU, Activation.TANH))
            .learningRates(.05, .1)
            .epochs(3)
            .grid(.25, 1024, 2)
            .seeds(6)
            .set("predictors", List.of("he", Map.of("name", "mine", "formula", "2 / eta")))
            .set("race.until-decided", false)
            .build("mine");
    assertThat(code).isEqualTo(file);
    assertThat(code.hash()).isEqualTo(file.hash());
  }

  @Test
  void sweepsInCodeAreBlocksOfAFile() throws IOException {
    Plan file =
        file(
            "sweeps",
            """
            epochs = 2
            predictors = he
            sweeps = [
              { data-sets = mnist, grid.values = [1, 2, 4] }
              { data-sets = fashion-mnist, seeds = 12 }
            ]
            """);
    Plan code =
        parser
            .builder()
            .epochs(2)
            .predictors("he")
            .sweep(sweep -> sweep.dataSets("mnist").grid(List.of(1., 2., 4.)))
            .sweep(sweep -> sweep.dataSets("fashion-mnist").seeds(12))
            .build("sweeps");
    assertThat(code).isEqualTo(file);
  }

  @Test
  void arraysAreListsAndWholeNumbersAreNumbers() {
    Plan lists =
        parser
            .builder()
            .set("hidden-widths", List.of(List.of(16, 8), List.of(4)))
            .set("activations", List.of(Activation.RELU))
            .grid(List.of(1., 2., 4.))
            .build("mine");
    Plan arrays =
        parser
            .builder()
            .set("hidden-widths", new int[][] {{16, 8}, {4}})
            .set("activations", new Activation[] {Activation.RELU})
            .grid(List.of(1, 2, 4))
            .build("mine");
    assertThat(arrays).isEqualTo(lists);
  }

  @Test
  void mistakesNameThePlanTheKeyAndWhatIsRight() {
    assertThatThrownBy(() -> parser.builder().epochs(0).build("mine"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("plan mine: Invalid epochs: 0 (expected ");
    assertThatThrownBy(() -> parser.builder().set("epoch", 1).build("mine"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("plan mine: Invalid key epoch: not known (expected a key of ")
        .hasMessageContaining("epochs");
    assertThatThrownBy(() -> parser.builder().epochs(1).epochs(2))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Invalid key epochs: set again (expected once)");
    assertThatThrownBy(
            () -> parser.builder().set("grid", Map.of("from", 1)).set("grid.to", 2).build("mine"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Invalid key grid.to: the block is set too (expected one of them)");
    assertThatThrownBy(() -> parser.builder().set("epochs", new Object()))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Invalid epochs: ");
  }
}
