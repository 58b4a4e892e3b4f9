package dev.initsweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.InputShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Plans given as texts, for tests. */
public final class Plans {

  private static final InputShape IMAGE = new InputShape(List.of(28, 28));

  private static final Map<String, DataFacts> FACTS =
      Map.of(
          "mnist", new DataFacts("mnist", "a".repeat(64), 60_000, 10_000, IMAGE, 10),
          "fashion-mnist",
              new DataFacts("fashion-mnist", "b".repeat(64), 60_000, 10_000, IMAGE, 10),
          "synthetic", new DataFacts("synthetic", "c".repeat(64), 1_000, 500, 32, 4));

  private Plans() {}

  static PlanParser parser() {
    Map<String, Boolean> predictors = new LinkedHashMap<>();
    Stream.of("he", "lecun", "glorot", "pytorch-default", "critical")
        .forEach(name -> predictors.put(name, false));
    Stream.of("kl-once", "kl-norm", "kl-bound").forEach(name -> predictors.put(name, true));
    KnownNames known =
        new KnownNames(
            predictors,
            List.of("auto", "dl4j"),
            List.of("mnist", "fashion-mnist", "synthetic"),
            Plans::formulaNeedsPilots);
    return new PlanParser(known, FACTS::get);
  }

  private static boolean formulaNeedsPilots(String formula) {
    if (formula.contains("?")) {
      throw new IllegalArgumentException("a question mark is no operator");
    }
    return formula.contains("norm");
  }

  /** Parses a plan of a folder, whose name is plan.conf. */
  public static Plan parse(Path folder, String text, String... overrides) {
    return parser().parse(write(folder, "plan.conf", text), List.of(overrides));
  }

  static Path write(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The complaint about a plan, with names of files as within the folder. */
  static String complaint(Path folder, String text, String... overrides) {
    Path file = write(folder, "plan.conf", text);
    List<Path> before = content(folder);
    BadInputException complaint =
        catchThrowableOfType(
            BadInputException.class, () -> parser().parse(file, List.of(overrides)));
    assertThat(complaint).as("complaint about %s %s", text, List.of(overrides)).isNotNull();
    assertThat(content(folder)).isEqualTo(before);
    assertThat(complaint.getMessage()).doesNotContain("\n");
    return complaint.getMessage().replace(folder + "/", "");
  }

  private static List<Path> content(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
