package dev.initsweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Audit;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.data.DataSources;
import dev.initsweep.data.Dataset;
import dev.initsweep.plan.RunSettings;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.train.AuditedResult;
import dev.initsweep.train.EngineAudit;
import dev.initsweep.train.TrainingMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audits on a slot that trainings leave idle: the same, and of the same cells, as after them. */
class AuditsAheadTest {

  private static final RunOrigin ORIGIN = new RunOrigin("p".repeat(64), "1", "unknown", "none");
  private static final Dataset DATA =
      DataSources.standard(Path.of("target/no-cache")).load("synthetic");

  private static SparkSession spark;

  @TempDir private Path temporary;
  private ResultsFolder folder;
  private SweepJob job;
  private List<CellResult> results;

  @BeforeAll
  static void open() {
    spark = OwnSpark.open("local[2]");
  }

  @AfterAll
  static void close() {
    spark.stop();
  }

  @BeforeEach
  void train() {
    folder = ResultsFolder.at(temporary.toString(), spark);
    job =
        new SweepJob(
            spark, folder, name -> DATA, new RealSweep.RealEngines(), ProgressListener.NONE);
    List<Cell> cells = Cells.grid(RealSweep.setting(1), 4, 2);
    job.run(cells, FailedCells.KEEP, ORIGIN, new RunSettings("fused", 10, 1));
    results =
        folder.cells().read(cells.stream().map(Cell::id).collect(Collectors.toSet())).stream()
            .sorted(Comparator.comparing(result -> result.cell().id()))
            .toList();
  }

  @Test
  void areAddedToTheTableOnceAndOnlyOfTheCellsThatAreChosenAtLast() throws IOException {
    job.auditDuring(() -> occupyASlotUntilBegun(results.get(3).cell().id()), () -> results);
    assertThat(folder.audits().read()).isEmpty();

    List<CellResult> chosen = results.subList(1, 6);
    assertThat(job.audit(chosen)).isEqualTo(SweepSummary.Ending.COMPLETE);
    assertThat(folder.audits().read())
        .isEqualTo(chosen.stream().map(AuditsAheadTest::audit).toList());
    assertThat(folder.audits().view(spark).count()).isEqualTo(5);
    // What was known by then is one file, and each other audit is a task with a file of its own.
    assertThat(files()).isLessThan(5);
  }

  /** One task, which ends when the audit of a cell has begun beside it. */
  private static void occupyASlotUntilBegun(String id) {
    JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(List.of(id), 1)
        .foreach(AuditsAheadTest::awaitAudit);
  }

  private static void awaitAudit(String id) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (spark.sparkContext().statusTracker().getJobIdsForGroup("audit " + id).length == 0
        && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static Audit audit(CellResult result) {
    return EngineAudit.audit(
        AuditedResult.of(result), DATA, TrainingMonitor.cancelledBy(() -> false));
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.walk(temporary.resolve("audits"))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }
}
