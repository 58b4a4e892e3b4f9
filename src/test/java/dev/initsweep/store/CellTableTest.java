package dev.initsweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellReading;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Provenance;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Status;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTableTest {

  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATE = Instant.parse("2026-01-02T00:00:00Z");

  private final RandomResults random = new RandomResults(5);
  private final Cell cell = random.cell();
  private final Outcome.Trained trained = random.trained(cell);

  @TempDir Path temp;
  private SparkSession spark;
  private ResultsFolder folder;

  @BeforeEach
  void open() {
    spark = LocalSpark.session();
    folder = LocalSpark.folder(temp);
  }

  @Test
  void aNewFolderHasNoCells() {
    assertThat(folder.exists()).isFalse();
    assertThat(folder.cells().statuses()).isEmpty();
    assertThat(folder.cells().read(Set.of("x"))).isEmpty();
  }

  @Test
  void whatTwoJobsWroteIsReadInOrderOfTheIds() {
    List<CellResult> one = LocalSpark.results(7, 20);
    List<CellResult> two = LocalSpark.results(8, 20);
    LocalSpark.write(folder, one);
    LocalSpark.write(folder, two);
    List<CellResult> all =
        Stream.concat(one.stream(), two.stream())
            .sorted(Comparator.comparing(result -> result.cell().id()))
            .toList();
    assertThat(folder.cells().read(LocalSpark.ids(all))).isEqualTo(all);
  }

  @Test
  void onlyTheCellsAskedForAreRead() {
    List<CellResult> all = LocalSpark.results(9, 10);
    LocalSpark.write(folder, all);
    CellResult wanted = all.get(3);
    assertThat(folder.cells().read(Set.of(wanted.cell().id(), "unknown"))).containsExactly(wanted);
  }

  @Test
  void statusesTellHowEachCellEnded() {
    List<CellResult> all = LocalSpark.results(10, 30);
    LocalSpark.write(folder, all);
    assertThat(folder.cells().statuses())
        .hasSize(30)
        .allSatisfy(
            (id, state) -> {
              CellResult result =
                  all.stream().filter(r -> r.cell().id().equals(id)).findFirst().orElseThrow();
              assertThat(state.status()).isEqualTo(result.outcome().status());
              assertThat(state.failure().isPresent()).isEqualTo(state.status() == Status.FAILED);
            });
  }

  @Test
  void ofSeveralRowsThePlansEngineComesFirstAndThenTheOneThatStartedFirst() {
    CellResult first = result(trained, "dl4j", "k1", EARLY);
    CellResult again = result(trained, "dl4j", "k1", LATE);
    CellResult fused = result(random.trained(cell), "fused", "k1", LATE);
    LocalSpark.write(folder, List.of(again, fused));
    LocalSpark.write(folder, List.of(first));
    Set<String> id = Set.of(cell.id());
    assertThat(folder.cells("auto").read(id)).containsExactly(first);
    assertThat(folder.cells("fused").read(id)).containsExactly(fused);
  }

  @Test
  void aFailedRowGivesWayToALaterOne() {
    Outcome failed = new Outcome.Failed(FailureCategory.OUT_OF_MEMORY, "no memory");
    CellResult later = result(trained, "dl4j", "k1", LATE);
    LocalSpark.write(folder, List.of(result(failed, "dl4j", "k1", EARLY)));
    assertThat(folder.cells().statuses().get(cell.id()).failure())
        .contains(FailureCategory.OUT_OF_MEMORY);
    LocalSpark.write(folder, List.of(later));
    assertThat(folder.cells().statuses().get(cell.id()).status()).isEqualTo(Status.OK);
    assertThat(folder.cells("dl4j").read(Set.of(cell.id()))).containsExactly(later);
  }

  @Test
  void rowsOfOneEngineAndKernelThatDifferInABitAreALoudError() {
    List<Checkpoint> checkpoints = new ArrayList<>(trained.checkpoints());
    Checkpoint last = checkpoints.remove(checkpoints.size() - 1);
    Evaluation end = last.evaluation();
    checkpoints.add(
        new Checkpoint(
            last.epoch(),
            new Evaluation(
                Math.nextUp(end.trainLoss()),
                end.trainAccuracy(),
                end.testLoss(),
                end.testAccuracy(),
                end.meanSquares(),
                end.biasMeanSquares())));
    Outcome other =
        new Outcome.Trained(
            trained.start(),
            checkpoints,
            trained.runningLosses(),
            trained.balance(),
            trained.noise(),
            trained.testCorrect());
    LocalSpark.write(folder, List.of(result(trained, "dl4j", "k1", EARLY)));
    LocalSpark.write(folder, List.of(result(other, "dl4j", "k1", LATE)));
    assertThatThrownBy(() -> folder.cells().read(Set.of(cell.id())))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("two rows of cell " + cell.id())
        .hasMessageContaining("differ in final_train_loss")
        .message()
        .containsPattern("run=\\S+\\.parquet and \\S+run=\\S+\\.parquet")
        .doesNotContain("\n");
  }

  @Test
  void aRowOfFormat1AgreesWithTodaysAndGivesWayToIt() {
    CellResult earlier = result(trained, "dl4j", "k1", EARLY);
    CellResult todays = result(trained, "dl4j", "k1", LATE);
    EarlierRows.write(temp.resolve("results"), List.of(earlier));
    assertThat(folder.cells().read(Set.of(cell.id()))).containsExactly(EarlierRows.of(earlier));
    LocalSpark.write(folder, List.of(todays));
    assertThat(folder.cells().read(Set.of(cell.id()))).containsExactly(todays);
    assertThat(folder.cells("fused").read(Set.of(cell.id()))).containsExactly(todays);
  }

  @Test
  void aRowOfFormat1ThatDiffersInWhatItHasIsALoudError() {
    EarlierRows.write(
        temp.resolve("results"), List.of(result(random.trained(cell), "dl4j", "k1", EARLY)));
    LocalSpark.write(folder, List.of(result(trained, "dl4j", "k1", LATE)));
    assertThatThrownBy(() -> folder.cells().read(Set.of(cell.id())))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("differ in initial_train_loss");
  }

  @Test
  void rowsOfTodayThatDifferInANewColumnAreALoudErrorAlsoWhereOneHasNoNumber() {
    LocalSpark.write(folder, List.of(result(isotropic(.5), "dl4j", "k1", EARLY)));
    LocalSpark.write(folder, List.of(result(isotropic(Double.NaN), "dl4j", "k1", LATE)));
    // Wherever a row of format 1 comes between them.
    for (int i = 0; i < 3; i++) {
      EarlierRows.write(temp.resolve("results"), List.of(result(trained, "dl4j", "k1", EARLY)));
    }
    assertThatThrownBy(() -> folder.cells().read(Set.of(cell.id())))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("differ in noise_isotropy");
  }

  private Outcome isotropic(double isotropy) {
    GradientNoise noise = trained.noise();
    return new Outcome.Trained(
        trained.start(),
        trained.checkpoints(),
        trained.runningLosses(),
        trained.balance(),
        new GradientNoise(
            noise.start(), noise.end(), noise.virial(), isotropy, noise.layerIsotropies()),
        trained.testCorrect());
  }

  @Test
  void rowsOfAnotherKernelMayDiffer() {
    CellResult first = result(trained, "dl4j", "k1", EARLY);
    LocalSpark.write(folder, List.of(first, result(random.trained(cell), "dl4j", "k2", LATE)));
    assertThat(folder.cells().read(Set.of(cell.id()))).containsExactly(first);
  }

  @Test
  void aJobWhoseLaterTaskFailsKeepsTheRowsOfTheTasksThatEnded() {
    List<CellResult> results = LocalSpark.results(11, 2);
    String bad = results.get(1).cell().id();
    CellTable cells = folder.cells();
    assertThatThrownBy(
            () ->
                cells.write(
                    spark,
                    LocalSpark.rows(results, 2)
                        .map(
                            row -> {
                              if (row.getString(0).equals(bad)) {
                                Thread.sleep(3000);
                                throw new IllegalStateException("killed");
                              }
                              return row;
                            }),
                    cells.newRunFolder()))
        .hasStackTraceContaining("killed");
    assertThat(cells.statuses()).containsOnlyKeys(results.get(0).cell().id());
  }

  /** The columns that races look at, against the rows in full. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5})
  void whatRacesReadIsWhatTheRowsInFullSay(int epochs) {
    List<CellResult> all = LocalSpark.results(12, 60);
    LocalSpark.write(folder, all);
    Map<String, Setting> settings = new HashMap<>();
    all.subList(0, 50).forEach(r -> settings.put(r.cell().setting().id(), r.cell().setting()));
    assertThat(folder.cells().ofSettings(settings, epochs))
        .containsExactlyInAnyOrderElementsOf(
            all.subList(0, 50).stream()
                .filter(result -> !result.cell().isPilot())
                .map(result -> CellReading.of(result, epochs))
                .toList());
    Map<String, Cell> cells = new HashMap<>(Map.of(cell.id(), cell));
    all.subList(40, 60).forEach(result -> cells.put(result.cell().id(), result.cell()));
    assertThat(folder.cells().of(cells, epochs))
        .containsExactlyInAnyOrderElementsOf(
            all.subList(40, 60).stream().map(result -> CellReading.of(result, epochs)).toList());
  }

  @Test
  void racesReadOneOfSeveralRowsAsEveryReaderDoes() {
    List<CellResult> others = LocalSpark.results(13, 5);
    LocalSpark.write(folder, others);
    CellResult first = result(trained, "dl4j", "k1", EARLY);
    CellResult fused = result(random.trained(cell), "fused", "k1", LATE);
    LocalSpark.write(folder, List.of(result(trained, "dl4j", "k1", LATE), fused));
    LocalSpark.write(folder, List.of(first));
    Map<String, Cell> asked = Map.of(cell.id(), cell);
    assertThat(folder.cells("auto").of(asked, 0)).containsExactly(CellReading.of(first, 0));
    assertThat(folder.cells("fused").of(asked, 0)).containsExactly(CellReading.of(fused, 0));

    CellResult other = others.get(0);
    LocalSpark.write(folder, List.of(result(random.trained(cell), "dl4j", "k1", LATE)));
    assertThatThrownBy(() -> folder.cells().of(Map.of(other.cell().id(), other.cell()), 0))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("two rows of cell " + cell.id());
  }

  private CellResult result(Outcome outcome, String engine, String kernel, Instant started) {
    Provenance any = random.provenance(engine, kernel);
    return new CellResult(
        cell,
        outcome,
        new Provenance(
            any.planHash(),
            any.codeVersion(),
            any.commit(),
            any.libraries(),
            kernel,
            any.host(),
            any.attempt(),
            started,
            any.seconds(),
            engine));
  }
}
