package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every command of the README through the launcher, in their order, as a reader would, but on
 * less data: an example that is not run rots.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadmeIT {

  /** What makes conf/quick.conf tiny; the grid keeps enough points for a fit. */
  private static final List<String> TINY =
      List.of(
          "--set", "train-examples=320",
          "--set", "hidden-widths=[16]",
          "--set", "epochs=2",
          "--set", "pilots.seeds=1");

  @TempDir private static Path results;

  private static List<String> commands;

  @BeforeAll
  static void readCommands() throws IOException {
    commands =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.startsWith("    jobs/initsweep "))
            .map(line -> line.replaceAll(" +#.*", "").strip())
            .toList();
  }

  @Test
  @Order(1)
  void namesEveryCommand() {
    assertThat(commands)
        .extracting(command -> command.split(" ", -1)[1])
        .contains("plan", "run", "status", "verify", "report", "watch", "sql", "data", "selfcheck");
  }

  @Test
  @Order(2)
  void everyCommandWorksAsWritten() throws Exception {
    for (String command : commands) {
      Launcher.Result result = Launcher.run(tiny(command));
      assertThat(result.exitCode()).as(command + "\n" + result.errors()).isZero();
      assertThat(result.output()).as(command).isNotBlank();
    }
  }

  @Test
  @Order(3)
  void theReportIsThere() throws IOException {
    assertThat(Files.readString(results.resolve("summary.md")))
        .contains("mnist 784-16-10 relu", "fashion-mnist 784-16-10 relu", "figures/");
  }

  @Test
  @Order(4)
  void theSameCommandTrainsNothingAgain() throws Exception {
    List<String> again = new ArrayList<>(List.of("run", "conf/quick.conf", "--set", "seeds=12"));
    again.addAll(TINY);
    again.addAll(List.of("--output", results.toString()));
    Launcher.Result result = Launcher.run(again);
    assertThat(result.exitCode()).as(result.errors()).isZero();
    assertThat(result.errors())
        .containsPattern("found, 0 to train")
        .doesNotContainPattern("[1-9]\\d* to train");
  }

  private static List<String> tiny(String command) {
    List<String> words = words(command.substring("jobs/initsweep ".length()));
    words.replaceAll(word -> word.equals("results/quick") ? results.toString() : word);
    if (words.contains("conf/quick.conf")) {
      words.addAll(TINY);
      words.addAll(List.of("--output", results.toString()));
    }
    return words;
  }

  /** Splits at blanks outside double quotes, which is all that the README's commands need. */
  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    String[] parts = command.split("\"", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 1) {
        words.add(parts[i]);
      } else {
        Arrays.stream(parts[i].strip().split(" +", -1))
            .filter(w -> !w.isEmpty())
            .forEach(words::add);
      }
    }
    return words;
  }
}
