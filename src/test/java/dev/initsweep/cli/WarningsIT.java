package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands over a folder with files that are none of its own say so once a file, in a sentence. */
class WarningsIT {

  private static final Path RESULTS =
      Path.of("src/test/resources/dev/initsweep/flow/judged-by-fit");

  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void fill() throws IOException {
    folder = temp.resolve("results");
    try (Stream<Path> files = Files.walk(RESULTS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(RESULTS.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Path run = Files.createDirectories(folder.resolve("cells/run=other"));
    Files.writeString(run.resolve("page.parquet"), "<html>Not found</html>");
    Files.createFile(run.resolve("empty.parquet"));
    Files.writeString(run.resolve("notes.txt"), "mine");
    // What a task that died leaves is nothing to tell.
    Path dead = Files.createDirectories(folder.resolve("cells/run=dead/_temporary/0"));
    Files.writeString(dead.resolve("part-0.parquet"), "PAR1");
  }

  @Test
  void statusVerifyAndCompactSayItOnce() throws Exception {
    for (String command : List.of("status", "verify", "compact")) {
      Launcher.Result result = Launcher.run(command, folder.toString());
      assertThat(result.exitCode()).as(result.errors()).isZero();
      assertThat(result.errors().lines().filter(line -> !line.isEmpty()).sorted())
          .as(command)
          .containsExactlyElementsOf(warnings(folder));
    }
  }

  @Test
  void mergeSaysItOnceToo() throws Exception {
    Path merged = temp.resolve("merged");
    Launcher.Result result =
        Launcher.run("merge", folder.toString(), "--output", merged.toString());
    assertThat(result.exitCode()).as(result.errors()).isZero();
    assertThat(merged.resolve("cells/run=dead/_temporary")).doesNotExist();
    assertThat(result.errors().lines().filter(line -> line.contains("page.parquet")))
        .singleElement()
        .asString()
        .matches("initsweep: Skipped \\S+: it is torn or no Parquet file");
    assertThat(result.errors().lines())
        .allMatch(line -> line.startsWith("initsweep: Skipped "))
        .doesNotHaveDuplicates();
  }

  private static List<String> warnings(Path folder) {
    String run = "initsweep: Skipped file:" + folder + "/cells/run=other/";
    return List.of(
        run + "empty.parquet: it is empty",
        run + "notes.txt: it is no Parquet file",
        run + "page.parquet: it is torn or no Parquet file");
  }
}
