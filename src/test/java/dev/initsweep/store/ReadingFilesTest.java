package dev.initsweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.DataReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was read of a data set is kept in the results folder, and goes where its cells go. */
class ReadingFilesTest {

  @TempDir private Path folder;

  private static final DataReading READING =
      new DataReading(
          new DataFacts("t.csv", "abc", 8, 2, 1, 2),
          "CSV",
          10,
          List.of("a"),
          Map.of("no", 10),
          Optional.of(new DataReading.Label("left", 2, "by its name")),
          Optional.of(true),
          Optional.of(new DataReading.Test(2, "of the rows, drawn")),
          List.of(),
          List.of(List.of(1.5)),
          List.of("left out: id"));

  private ResultsFolder results(String name) {
    return ResultsFolder.at(folder.resolve(name).toString(), new Configuration());
  }

  @Test
  void isReadAsItWasKept() {
    results("one").keepReading(READING);
    assertThat(results("one").reading("abc")).isEqualTo(READING.lines());
    assertThat(results("one").reading("def")).isEmpty();
  }

  @Test
  void isCopiedWithTheTables() {
    results("one").keepReading(READING);
    assertThat(results("two").copyFrom(results("one"))).isEqualTo(1);
    assertThat(results("two").reading("abc")).isEqualTo(READING.lines());
  }

  @Test
  void aDamagedFileLeavesAReportWithoutIt() throws IOException {
    Files.createDirectories(folder.resolve("one/data"));
    Files.writeString(folder.resolve("one/data/abc.json"), "{");
    assertThat(results("one").reading("abc")).isEmpty();
  }
}
