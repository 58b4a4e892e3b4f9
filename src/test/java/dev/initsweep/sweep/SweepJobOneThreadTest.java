package dev.initsweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Cell;
import dev.initsweep.plan.RunSettings;
import dev.initsweep.store.ResultsFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job on one thread, to the same results as {@link SweepJobTest} has on two. */
class SweepJobOneThreadTest {

  private static SparkSession spark;

  @TempDir private Path temporary;

  @BeforeAll
  static void open() {
    spark = OwnSpark.open("local");
  }

  @AfterAll
  static void close() {
    spark.stop();
  }

  @Test
  void tableHoldsWhatTheEngineMadeOfEveryCell() {
    List<Cell> cells = Cells.grid(Cells.setting(3), 8, 3);
    ResultsFolder folder = ResultsFolder.at(temporary.toString(), spark);
    SweepJob job =
        new SweepJob(spark, folder, TinyData::named, new FakeEngines(), ProgressListener.NONE);

    job.run(
        cells,
        FailedCells.KEEP,
        new RunOrigin("p", "1", "c", "none"),
        new RunSettings("plain", 1, 0));

    Map<String, String> expected =
        cells.stream()
            .collect(
                Collectors.toMap(Cell::id, cell -> ResultBits.of(FakeEngines.trained(cell), cell)));
    assertThat(ResultBits.of(spark, folder)).isEqualTo(expected);
  }
}
