package dev.initsweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.util.VersionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsFolderTest {

  private static final int WRITERS = 4;

  @TempDir private Path temp;

  /** As several runs of one plan do when they start at once. */
  @Test
  void writersOfOneFileDoNotDisturbEachOther() throws Exception {
    ResultsFolder folder = LocalSpark.folder(temp);
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      for (Future<?> writer :
          IntStream.range(0, WRITERS).mapToObj(i -> threads.submit(() -> write(folder))).toList()) {
        writer.get();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(folder.readPlan("hash")).contains("text");
    assertThat(namesOf(temp.resolve("results/plans"))).containsOnly("hash.json");
  }

  /** Each character of a path stands for itself, with and without a scheme. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "my results",
        "gr\u00fcn",
        "a[1]",
        "{b}",
        "x:y",
        "50%",
        "a#b",
        "a?b",
        "a*",
        "it's",
        "a%20b",
        "\u65e5"
      })
  void anyNameIsAFolder(String name) throws IOException {
    Path real = temp.resolve(name);
    ResultsFolder folder = ResultsFolder.at(real.toString(), LocalSpark.session());
    folder.keepPlan("hash", "text");
    assertThat(real.resolve("plans/hash.json")).hasContent("text");
    assertThat(folder.here()).contains(real);
    assertThat(ResultsFolder.at(folder.location(), LocalSpark.session()).plans())
        .containsExactly("hash");
    Files.createDirectories(temp.resolve("a1"));
    LocalSpark.write(folder, LocalSpark.results(5, 8));
    assertThat(folder.cells().view(LocalSpark.session()).count()).isEqualTo(8);
    ResultsFolder copy =
        ResultsFolder.at(temp.resolve("copy of " + name).toString(), LocalSpark.session());
    assertThat(copy.copyFrom(folder)).isEqualTo(3);
    assertThat(copy.cells().count()).isEqualTo(8);
  }

  @Test
  void aRelativeNameMayHaveAColon() {
    assertThat(ResultsFolder.at("x:y", LocalSpark.session()).here())
        .contains(Path.of("").toAbsolutePath().resolve("x:y"));
  }

  @Test
  void otherThingsAreNoResults() throws IOException {
    ResultsFolder folder = LocalSpark.folder(temp);
    folder.requireRoom();
    Path results = Files.createDirectories(temp.resolve("results"));
    Files.createFile(results.resolve(".hidden"));
    folder.requireRoom();
    Files.createFile(results.resolve("letter.txt"));
    assertThatThrownBy(folder::requireRoom)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds other things, such as letter.txt");
    folder.keepPlan("hash", "text");
    folder.requireRoom();
  }

  @Test
  void aParentNamesTheFoldersWithin() {
    LocalSpark.folder(temp).keepPlan("hash", "text");
    ResultsFolder parent = ResultsFolder.at(temp.toString(), LocalSpark.session());
    assertThat(parent.exists()).isFalse();
    assertThat(parent.within()).containsExactly("results");
  }

  @Test
  void aMissingJarIsNamed() {
    assertThatThrownBy(() -> ResultsFolder.at("s3a://bucket/quick", LocalSpark.session()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("hadoop-aws-" + VersionInfo.getVersion() + ".jar")
        .hasMessageNotContaining("ClassNotFound");
    assertThatThrownBy(() -> ResultsFolder.at("gs://bucket/quick", LocalSpark.session()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("gcs-connector");
  }

  /** The files say when, so that a copy with other file times has the same order. */
  @Test
  void theOrderOfPlansIsInTheFiles() {
    ResultsFolder folder = LocalSpark.folder(temp);
    folder.keepPlan("c", "{\"ran\" : \"2026-01-01T00:00:02Z\"}");
    folder.keepPlan("a", "{\"ran\":\"2026-01-01T00:00:03.5Z\"}");
    folder.keepPlan("b", "{\"ran\":\"2026-01-01T00:00:01Z\"}");
    folder.keepPlan("old", "{}");
    assertThat(temp.resolve("results/plans/a.json").toFile().setLastModified(1_000_000)).isTrue();
    assertThat(folder.plans()).containsExactly("old", "b", "c", "a");
    assertThat(folder.lastRan()).contains(Instant.parse("2026-01-01T00:00:03.5Z"));
  }

  /** What a task that was killed left has another name, and is no part of a copy. */
  @Test
  void copiesLeaveOutWhatTasksLeft() throws IOException {
    ResultsFolder folder = LocalSpark.folder(temp);
    LocalSpark.write(folder, LocalSpark.results(6, 4));
    Path run;
    try (Stream<Path> runs = Files.list(temp.resolve("results/cells"))) {
      run = runs.findFirst().orElseThrow();
    }
    Files.writeString(
        Files.createDirectories(run.resolve("_temporary/0")).resolve("part.parquet"), "torn");
    Files.writeString(run.resolve(".part-0.snappy.parquet.1"), "torn");
    ResultsFolder copy = ResultsFolder.at(temp.resolve("copy").toString(), LocalSpark.session());
    copy.copyFrom(folder);
    assertThat(copy.cells().count()).isEqualTo(4);
    try (Stream<Path> files = Files.walk(temp.resolve("copy"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("_temporary") || name.endsWith(".1"));
    }
    folder.cells().compact(1);
    assertThat(folder.cells().count()).isEqualTo(4);
  }

  private static void write(ResultsFolder folder) {
    for (int i = 0; i < 200; i++) {
      folder.keepPlan("hash", "text");
    }
  }

  private static List<String> namesOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
