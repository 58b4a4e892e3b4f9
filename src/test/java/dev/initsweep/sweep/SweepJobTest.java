package dev.initsweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.Outcome;
import dev.initsweep.plan.RunSettings;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.SweepSummary.Ending;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job with engines that draw their outcomes from the cells' ids. */
class SweepJobTest {

  private static final RunOrigin ORIGIN = new RunOrigin("p".repeat(64), "1", "unknown", "none");
  private static final List<Cell> CELLS = Cells.grid(Cells.setting(3), 8, 3);

  private static SparkSession spark;

  @TempDir private Path temporary;

  private ResultsFolder folder;

  @BeforeAll
  static void open() {
    spark = OwnSpark.open("local[2]");
  }

  @AfterAll
  static void close() {
    spark.stop();
  }

  @BeforeEach
  void reset() {
    FakeEngines.reset();
    folder = ResultsFolder.at(temporary.toString(), spark);
  }

  @Test
  void tableHoldsWhatTheEngineMadeOfEveryCell() {
    SweepSummary summary = run(CELLS, "plain");

    assertThat(ResultBits.of(spark, folder)).isEqualTo(expected(CELLS));
    assertThat(summary.done() + summary.diverged()).isEqualTo(summary.planned()).isEqualTo(24);
    assertThat(summary.missing()).isZero();
    assertThat(summary.ending()).isEqualTo(Ending.COMPLETE);
  }

  @Test
  void orderOfTheCellsChangesNothing() {
    List<Cell> reversed = new ArrayList<>(CELLS);
    Collections.reverse(reversed);

    run(reversed, "plain");

    assertThat(ResultBits.of(spark, folder)).isEqualTo(expected(CELLS));
  }

  @Test
  void tasksThatFailAtTheirFirstTryChangeNothing() {
    SweepSummary summary = run(CELLS, "throws-at-first-try");

    assertThat(ResultBits.of(spark, folder)).isEqualTo(expected(CELLS));
    assertThat(summary.failed()).isZero();
    assertThat(FakeEngines.TRAINED.values()).contains(2);
  }

  @Test
  void cellsThatAreAskedForTwiceAreTrainedOnce() {
    List<Cell> twice = new ArrayList<>(CELLS);
    twice.addAll(CELLS);

    assertThat(run(twice, "plain").planned()).isEqualTo(CELLS.size());
    assertThat(FakeEngines.TRAINED.values()).containsOnly(1);
  }

  @Test
  void grownPlanTrainsOnlyWhatIsNew() {
    run(CELLS.subList(0, 10), "plain");
    FakeEngines.reset();

    SweepSummary summary = run(CELLS, "plain");

    assertThat(FakeEngines.TRAINED.keySet()).isEqualTo(ids(CELLS.subList(10, CELLS.size())));
    assertThat(summary.found()).isEqualTo(10);
    assertThat(ResultBits.of(spark, folder)).isEqualTo(expected(CELLS));
  }

  @Test
  void finishedPlanTrainsNothing() {
    SweepSummary first = run(CELLS, "plain");
    FakeEngines.reset();

    SweepSummary second = run(CELLS, "plain");

    assertThat(FakeEngines.TRAINED).isEmpty();
    assertThat(second.found()).isEqualTo(CELLS.size());
    assertThat(second.done()).isEqualTo(first.done());
  }

  @Test
  void failedCellIsARowAndTheOthersGoOn() {
    SweepSummary summary = run(CELLS, "fails-some");

    Cell failed = Cells.cell(Cells.setting(3), 1, 1);
    CellResult row = folder.cells().read(Set.of(failed.id())).get(0);
    assertThat(row.outcome())
        .isEqualTo(new Outcome.Failed(FailureCategory.OUT_OF_MEMORY, "no memory"));
    assertThat(summary.failed()).isEqualTo(8);
    assertThat(summary.missing()).isZero();
    assertThat(summary.firstFailure().map(SweepSummary.Failure::cause)).contains("no memory");
  }

  @Test
  void failedCellsAreTrainedAgainOnlyOnRequest() {
    run(CELLS, "fails-some");
    FakeEngines.reset();

    SweepSummary kept = run(CELLS, "plain");
    assertThat(FakeEngines.TRAINED).isEmpty();
    assertThat(kept.failed()).isEqualTo(8);

    SweepSummary retried =
        job(ProgressListener.NONE).run(CELLS, FailedCells.RETRY, ORIGIN, settings("plain"));
    assertThat(FakeEngines.TRAINED).hasSize(8);
    assertThat(retried.failed()).isZero();
    assertThat(retried.found()).isEqualTo(16);
  }

  @Test
  void cellThatThrowsAtEveryTryFailsAlone() {
    SweepSummary summary = run(CELLS, "throws-always");

    assertThat(summary.failed()).isEqualTo(8);
    assertThat(summary.missing()).isZero();
    assertThat(summary.firstFailure())
        .hasValueSatisfying(
            failure ->
                assertThat(failure.cause()).isEqualTo("java.lang.IllegalStateException: always"));
  }

  @Test
  void jobEndsWhereItsFirstCellsAllFail() {
    List<Cell> many = Cells.grid(Cells.setting(3), 10, 40);

    SweepSummary summary = run(many, "fails-all");

    assertThat(summary.ending()).isEqualTo(Ending.FIRST_CELLS_FAILED);
    assertThat(summary.firstFailure().map(SweepSummary.Failure::cause)).contains("nothing works");
    assertThat(summary.missing()).isPositive();
    assertThat(FakeEngines.TRAINED).hasSizeLessThan(many.size());
  }

  @Test
  void cancelledJobEndsAndLaterOnesDoNotStart() throws InterruptedException {
    SweepJob job = job(ProgressListener.NONE);
    Thread canceller =
        new Thread(
            () -> {
              try {
                FakeEngines.endlessStarted.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              job.cancel();
            });
    canceller.start();

    SweepSummary summary = job.run(CELLS, FailedCells.KEEP, ORIGIN, settings("endless"));
    assertThat(FakeEngines.IN_TRAINING).as("trainings that outlive their job").hasValue(0);
    canceller.join();
    assertThat(summary.ending()).isEqualTo(Ending.CANCELLED);
    assertThat(summary.missing()).isEqualTo(CELLS.size());

    // Others than before: a task may start the moment its job is cancelled.
    List<Cell> later = Cells.grid(Cells.setting(4), 2, 2);
    assertThat(job.run(later, FailedCells.KEEP, ORIGIN, settings("plain")).missing())
        .isEqualTo(later.size());
    assertThat(FakeEngines.TRAINED).doesNotContainKeys(ids(later).toArray(String[]::new));
  }

  @Test
  void listenerHearsOfEveryCell() {
    Heard heard = new Heard();

    job(heard).run(CELLS, FailedCells.KEEP, ORIGIN, settings("plain"));

    assertThat(heard.started).containsExactlyInAnyOrderElementsOf(ids(CELLS));
    assertThat(heard.ended.stream().map(end -> end.cell().id()))
        .containsExactlyInAnyOrderElementsOf(ids(CELLS));
    assertThat(heard.ended.stream().mapToDouble(CellEnd::flops).sum()).isEqualTo(heard.flops);
  }

  @Test
  void rowsSayFromWhatTheyCame() {
    Cell cell = CELLS.get(0);
    run(List.of(cell), "plain");

    CellResult row = folder.cells().read(Set.of(cell.id())).get(0);

    assertThat(row.provenance().planHash()).isEqualTo(ORIGIN.planHash());
    assertThat(row.provenance().engine()).isEqualTo("plain");
    assertThat(row.provenance().attempt()).isZero();
  }

  @Test
  void refusesADataSetThatIsNotThePlans() {
    List<Cell> cells = Cells.grid(Cells.setting("1".repeat(64), 4, 2, 40, 3), 1, 1);

    assertThatThrownBy(() -> run(cells, "plain"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Invalid data set tiny: content with SHA-256 %s (expected %s, of which the plan was made)",
            "0".repeat(64), "1".repeat(64));
  }

  @Test
  void statesOfCellsThatTheTableHasAreDeleted() {
    List<Cell> some = CELLS.subList(0, 4);
    Cell other = CELLS.get(5);
    store(some.get(0));
    store(other);
    run(some, "plain");
    assertThat(folder.states().cellIds()).containsExactly(other.id());

    // As a run leaves it that is killed between its last row and its end.
    store(some.get(1));
    run(some, "plain");
    assertThat(folder.states().cellIds()).containsExactly(other.id());
  }

  private void store(Cell cell) {
    folder.states().write(cell.id(), Map.of(), out -> out.write(1));
  }

  private SweepSummary run(Collection<Cell> cells, String engine) {
    return job(ProgressListener.NONE).run(cells, FailedCells.KEEP, ORIGIN, settings(engine));
  }

  private SweepJob job(ProgressListener listener) {
    return new SweepJob(spark, folder, TinyData::named, new FakeEngines(), listener);
  }

  /** A task holds four cells. */
  private static RunSettings settings(String engine) {
    return new RunSettings(engine, 4e9 / 50e9, 0);
  }

  private static Map<String, String> expected(List<Cell> cells) {
    return cells.stream()
        .collect(
            Collectors.toMap(Cell::id, cell -> ResultBits.of(FakeEngines.trained(cell), cell)));
  }

  private static Set<String> ids(List<Cell> cells) {
    return cells.stream().map(Cell::id).collect(Collectors.toSet());
  }

  private static final class Heard implements ProgressListener {
    private final List<String> started = new ArrayList<>();
    private final List<CellEnd> ended = new ArrayList<>();
    private double flops;

    @Override
    public void jobStarted(int cells, int found, double flops) {
      this.flops = flops;
    }

    @Override
    public void cellStarted(String cellId) {
      started.add(cellId);
    }

    @Override
    public void cellEnded(CellEnd end) {
      ended.add(end);
    }
  }
}
