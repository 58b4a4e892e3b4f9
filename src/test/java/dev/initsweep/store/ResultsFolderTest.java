package dev.initsweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
