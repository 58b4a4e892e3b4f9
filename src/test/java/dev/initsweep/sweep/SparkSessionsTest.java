package dev.initsweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SparkSessionsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"local,'local[1,4]'", "local[2],'local[2,4]'", "local[*],'local[*,4]'"})
  void localMastersTryATaskAgain(String master, String expected) {
    assertThat(SparkSessions.conf(master, Map.of()).get("spark.master")).isEqualTo(expected);
  }

  @Test
  void localMastersListenOnTheLoopbackOnly() {
    assertThat(SparkSessions.conf("local[2]", Map.of()).get("spark.driver.bindAddress"))
        .isEqualTo("127.0.0.1");
  }

  @Test
  void otherMastersAreTakenAsTheyAre() {
    assertThat(SparkSessions.conf("spark://here:7077", Map.of()).get("spark.master"))
        .isEqualTo("spark://here:7077");
  }

  @Test
  void pluginsOfTheUserAreKept() {
    assertThat(SparkSessions.conf("local", Map.of("spark.plugins", "a.B")).get("spark.plugins"))
        .isEqualTo("a.B,dev.initsweep.sweep.SweepPlugin");
  }

  @Test
  void refusesTasksOfSeveralCpus() {
    assertThatThrownBy(() -> SparkSessions.conf("local", Map.of("spark.task.cpus", "2")))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Invalid spark.task.cpus: 2 (expected 1, as a cell trains on one thread)");
  }

  @Test
  void namesAMasterThatThereIsNot() {
    for (String master : List.of("nowhere", "local[abc]", "local[2,x]", "spark:", "")) {
      assertThatThrownBy(() -> SparkSessions.conf(master, Map.of()))
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith("Invalid --master: " + master + " (expected local, ");
    }
    for (String master : List.of("local", "local[3]", "spark://host:7077", "yarn", "k8s://host")) {
      assertThat(SparkSessions.conf(master, Map.of()).get("spark.master"))
          .startsWith(master.replaceFirst("(?<=\\d)]$", ""));
    }
  }

  @Test
  void readsLinesOfKeyAndValue() throws IOException {
    Path file = Files.writeString(folder.resolve("a.conf"), "# said\nspark.a   1 2\nspark.b=x\n");

    assertThat(SparkSessions.settings(file)).isEqualTo(Map.of("spark.a", "1 2", "spark.b", "x"));
  }

  @Test
  void namesAFileThatIsNotThere() {
    Path file = folder.resolve("none.conf");

    assertThatThrownBy(() -> SparkSessions.settings(file))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Cannot read Spark's settings: no file " + file);
  }

  static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("conf/spark"))) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shippedFilesHoldSettingsOfSparkOnly(Path file) {
    assertThat(SparkSessions.settings(file).keySet())
        .isNotEmpty()
        .allMatch(k -> k.startsWith("spark."));
  }
}
