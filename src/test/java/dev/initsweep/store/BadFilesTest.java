package dev.initsweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.CellResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What else may lie in a table's folder, and what readers do then. */
class BadFilesTest {

  @TempDir Path temp;
  private SparkSession spark;
  private ResultsFolder folder;
  private List<CellResult> results;

  @BeforeEach
  void fill() {
    spark = LocalSpark.session();
    folder = LocalSpark.folder(temp);
    results = LocalSpark.results(31, 4);
    LocalSpark.write(folder, results);
  }

  @Test
  void aTornFileIsNamedAndSkipped() throws IOException {
    Path whole = aDataFile();
    byte[] bytes = Files.readAllBytes(whole);
    for (int length : new int[] {0, 3, 11, bytes.length / 2, bytes.length - 1}) {
      Path torn = run("torn").resolve(length + ".parquet");
      Files.write(torn, Arrays.copyOf(bytes, length));
    }
    assertThat(folder.cells().skippedFiles())
        .hasSize(5)
        .anyMatch(line -> line.endsWith("run=torn/0.parquet: it is empty"))
        .allMatch(line -> line.matches("Skipped \\S+run=torn/\\d+\\.parquet: it is .*"));
    assertOnlyOurRows();
  }

  @Test
  void aFileOfForeignColumnsIsNamedAndSkipped() throws IOException {
    copy(spark.range(5).toDF("id"), "foreign");
    assertThat(folder.cells().skippedFiles())
        .singleElement()
        .asString()
        .matches("Skipped \\S+run=foreign/\\S+: it was not written by initsweep");
    assertOnlyOurRows();
  }

  @Test
  void aFileOfThisVersionWithOtherColumnsIsNamedAndSkipped() throws IOException {
    copy(folder.cells().view(spark).drop("virial"), "other");
    assertThat(folder.cells().skippedFiles())
        .singleElement()
        .asString()
        .endsWith("its columns are not those of the table cells");
    assertOnlyOurRows();
  }

  @Test
  void aColumnOfAnotherTypeOrWithoutMeaningIsNoneOfTheTables() throws IOException {
    Dataset<Row> rows = folder.cells().view(spark);
    copy(rows.withColumn("final_ratio", functions.lit("much")), "text");
    assertThat(folder.cells().skippedFiles()).hasSize(1);
    copy(rows.withColumn("final_rate", functions.lit(1.5)), "unknown");
    assertThat(folder.cells().skippedFiles())
        .hasSize(2)
        .allMatch(line -> line.endsWith("its columns are not those of the table cells"));
    assertOnlyOurRows();
  }

  @Test
  void aFileWithoutColumnsThatCameLaterIsRead() throws IOException {
    copy(folder.cells().view(spark).drop("final_ratio", "noise_isotropy"), "fewer");
    assertThat(folder.cells().skippedFiles()).isEmpty();
    assertOnlyOurRows();
  }

  @Test
  void anotherTablesFileIsNamedAndSkipped() throws IOException {
    copy(folder.predictions().view(spark), "predictions");
    assertThat(folder.cells().skippedFiles())
        .singleElement()
        .asString()
        .endsWith("it holds the table predictions, not cells");
    assertOnlyOurRows();
  }

  @Test
  void aFileOfALaterFormatVersionIsAnError() throws IOException {
    Metadata later =
        new MetadataBuilder()
            .putString(Columns.TABLE_KEY, "cells")
            .putLong(Columns.VERSION_KEY, 99)
            .build();
    copy(
        folder
            .cells()
            .view(spark)
            .select(functions.col("id").as("id", later), functions.col("seed")),
        "later");
    assertThatThrownBy(() -> folder.cells().statuses())
        .isInstanceOf(BadInputException.class)
        .message()
        .matches(
            "Cannot read \\S+run=later/\\S+: it has format version 99 \\(expected at most 2;"
                + " .*\\)");
  }

  @Test
  void leftoversOfKilledJobsAreIgnored() throws IOException {
    Path attempt = Files.createDirectories(run("killed").resolve("_temporary/0/task_1"));
    Files.copy(aDataFile(), attempt.resolve("part-0.parquet"));
    assertThat(folder.cells().skippedFiles()).isEmpty();
    assertOnlyOurRows();
  }

  @Test
  void compactingDeletesLeftoversOfADayAgoAndNoOthers() throws IOException {
    Path old = Files.createDirectories(run("killed").resolve("_temporary/0"));
    Path fresh = Files.createDirectories(run("alive").resolve("_temporary/0"));
    FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
    Files.setLastModifiedTime(old, longAgo);
    Files.setLastModifiedTime(old.getParent(), longAgo);
    folder.cells().compact(100);
    assertThat(temp.resolve("results/cells/run=killed")).doesNotExist();
    assertThat(fresh).exists();
    assertOnlyOurRows();
  }

  @Test
  void filesAtAnotherDepthAreNamedAndSkipped() throws IOException {
    Files.copy(aDataFile(), temp.resolve("results/cells/part-0.parquet"));
    Files.createDirectories(run("deep").resolve("deeper"));
    Files.writeString(run("deep").resolve("notes.txt"), "mine");
    assertThat(folder.cells().skippedFiles())
        .hasSize(3)
        .anyMatch(line -> line.endsWith("cells/part-0.parquet: it is no folder run=<uuid>"))
        .anyMatch(line -> line.endsWith("run=deep/deeper: it is no Parquet file"))
        .anyMatch(line -> line.endsWith("run=deep/notes.txt: it is no Parquet file"));
    assertOnlyOurRows();
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "learning_rate", "seconds"})
  void aBitThatFlippedIsOneClearLineAndNeverAWrongNumber(String column) throws IOException {
    Path file = aDataFile();
    byte[] bytes = Files.readAllBytes(file);
    bytes[lastByteOf(column, file)] ^= 1;
    Files.write(file, bytes);
    // Hadoop's own checksum would notice too; object stores have none.
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    assertThatThrownBy(() -> folder.cells().read(LocalSpark.ids(results)))
        .isInstanceOf(BadInputException.class)
        .message()
        .startsWith("Cannot read the table cells: ")
        .contains(file.getFileName() + " is damaged (")
        .doesNotContain("\n");
  }

  private int lastByteOf(String column, Path file) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(
                new org.apache.hadoop.fs.Path(file.toUri()),
                spark.sparkContext().hadoopConfiguration()))) {
      return reader.getFooter().getBlocks().get(0).getColumns().stream()
          .filter(chunk -> chunk.getPath().toDotString().equals(column))
          .mapToInt(chunk -> (int) (chunk.getStartingPos() + chunk.getTotalSize() - 1))
          .findFirst()
          .orElseThrow();
    }
  }

  private void assertOnlyOurRows() {
    assertThat(folder.cells().statuses().keySet()).isEqualTo(LocalSpark.ids(results));
  }

  private Path run(String name) throws IOException {
    return Files.createDirectories(temp.resolve("results/cells/run=" + name));
  }

  /** Puts a data set's only file into a run folder. */
  private void copy(Dataset<Row> rows, String run) throws IOException {
    Path written = temp.resolve("written-" + run);
    rows.coalesce(1).write().parquet(written.toString());
    for (Path file : dataFiles(written)) {
      Files.copy(file, run(run).resolve(file.getFileName()));
    }
  }

  private Path aDataFile() throws IOException {
    try (Stream<Path> runs = Files.list(temp.resolve("results/cells"))) {
      return dataFiles(
              runs.filter(run -> run.getFileName().toString().matches("run=.{36}"))
                  .findFirst()
                  .orElseThrow())
          .get(0);
    }
  }

  private static List<Path> dataFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }
}
