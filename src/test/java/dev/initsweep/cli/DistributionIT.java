package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What make dist packs, unpacked again where nothing else is. */
class DistributionIT {

  @TempDir private static Path temporary;
  private static Path distribution;

  @BeforeAll
  static void unpack() throws Exception {
    Path archive = only(Path.of("target"), "initsweep-.*\\.tar\\.gz");
    command("tar", "xzf", archive.toString(), "-C", temporary.toString());
    distribution = only(temporary, "initsweep-.*");
  }

  @Test
  void runTimeDependenciesAreThoseOfTheCommittedList() throws IOException {
    List<String> found =
        names(distribution.resolve("lib")).stream()
            .filter(name -> !name.startsWith("initsweep-"))
            .map(
                name ->
                    name.replaceAll("-(linux|macosx)-(x86_64|arm64)(-avx2)?\\.", "-PLATFORM$3."))
            .sorted()
            .toList();
    assertThat(found)
        .as("a new run-time dependency is a decision: list it in src/assembly/lib.txt")
        .isEqualTo(Files.readAllLines(Path.of("src/assembly/lib.txt")));
  }

  @Test
  void itRunsOnAJdkAlone() throws Exception {
    assertRuns(distribution, Map.of());
    String[] query = {"sql", "results/smoke", "SELECT count(*) FROM cells WHERE status = 'ok'"};
    String answer = ran(distribution, Map.of(), query);
    assertThat(distribution.resolve("sql.jsa")).isNotEmptyFile();
    assertThat(ran(distribution, Map.of(), query)).isEqualTo(answer).containsPattern("\\d");
  }

  @Test
  void itRunsOnASparkHomeWithoutASparkOfItsOwn() throws Exception {
    Path bare = Files.createDirectory(temporary.resolve("bare"));
    for (String part : List.of("lib", "jobs", "conf")) {
      command("cp", "-al", distribution.resolve(part).toString(), bare.toString());
    }
    Path home = SparkHome.make(temporary.resolve("spark-home"));
    assertRuns(bare, Map.of("SPARK_HOME", home.toString()));
  }

  private static void assertRuns(Path root, Map<String, String> environment) throws Exception {
    ran(root, environment, "run", "conf/smoke.conf", "--set", "seeds=2", "--master", "local[2]");
    assertThat(root.resolve("results/smoke/summary.md")).isNotEmptyFile();

    // The second command maps the classes that the first one left.
    String status = ran(root, environment, "status", "results/smoke");
    assertThat(root.resolve("tables.jsa")).isNotEmptyFile();
    assertThat(ran(root, environment, "status", "results/smoke"))
        .isEqualTo(status)
        .contains("cells");
  }

  private static String ran(Path root, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> words = new ArrayList<>(List.of(root.resolve("jobs/initsweep").toString()));
    words.addAll(List.of(arguments));
    Path output = root.resolve("output");
    Path errors = root.resolve("errors");
    ProcessBuilder command =
        new ProcessBuilder(words)
            .directory(root.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    command.environment().clear();
    Path java = Path.of(System.getProperty("java.home"), "bin");
    command.environment().put("PATH", java + ":/usr/bin:/bin");
    command.environment().putAll(environment);
    int exitCode = command.start().waitFor();
    assertThat(exitCode).as(Files.readString(errors)).isZero();
    return Files.readString(output);
  }

  private static void command(String... words) throws Exception {
    assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
  }

  private static Path only(Path folder, String pattern) throws IOException {
    List<String> found = names(folder).stream().filter(name -> name.matches(pattern)).toList();
    assertThat(found).as("%s in %s, which make dist makes", pattern, folder).hasSize(1);
    return folder.resolve(found.get(0));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
