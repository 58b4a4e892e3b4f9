package dev.initsweep.planted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.api.Initsweep;
import dev.initsweep.api.SweepEndedException;
import dev.initsweep.api.SweepResult;
import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Verdict;
import dev.initsweep.data.DataSources;
import dev.initsweep.flow.SmallSpark;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.GroupOrder;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.plan.RaceSettings;
import dev.initsweep.plan.RunSettings;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.CellEnd;
import dev.initsweep.sweep.FailedCells;
import dev.initsweep.sweep.ProgressListener;
import dev.initsweep.verify.GroupReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantedAnswersTest {

  private static final DataSources SOURCES = DataSources.standard(Path.of("target/no-cache"));

  /** So many floating-point operations as a handful of these cells take. */
  private static final double FEW_CELLS_A_TASK = 1e-3;

  @TempDir private static Path folder;
  private static SparkSession spark;

  @BeforeAll
  static void open() {
    spark = SmallSpark.open();
  }

  @AfterAll
  static void close() {
    spark.stop();
  }

  /** What is planted in the outcomes of cells comes out of the tables, by way of every stage. */
  @Test
  void everyAnswerIsFound() {
    assertThat(PlantedAnswers.check(spark, folder.resolve("planted").toString(), SOURCES))
        .hasSize(22)
        .allSatisfy(
            answer -> assertThat(answer.found()).as(answer.question()).isEqualTo(answer.planted()));
  }

  /** Runs of one plan, each ended after some cells, until one comes to its end. */
  @Test
  void aRaceThatIsEndedInAnyRoundGoesOnThere() {
    // On a loaded machine some more end between the word to stop and the stop.
    int cells = 40;
    Plan plan = race(RaceSettings.race(6, List.of(4), List.of(1.0), .5), FEW_CELLS_A_TASK);
    ResultsFolder whole = ResultsFolder.at(folder.resolve("whole").toString(), spark);
    assertThat(run(whole, plan, Integer.MAX_VALUE)).isPresent();
    ResultsFolder pieces = ResultsFolder.at(folder.resolve("pieces").toString(), spark);
    int runs = 1;
    while (run(pieces, plan, cells).isEmpty()) {
      assertThat(++runs).as("runs").isLessThan(60);
    }
    assertThat(runs).isGreaterThan(2);
    Set<String> trained = whole.cells().statuses().keySet();
    assertThat(pieces.cells().statuses().keySet()).isEqualTo(trained);
    List<Verdict> verdicts = whole.verdicts().read(plan.hash());
    assertThat(pieces.verdicts().read(plan.hash())).isEqualTo(verdicts);
    assertThat(verdicts)
        .filteredOn(v -> v.claim() == Claim.COINCIDENCE)
        .extracting(Verdict::conclusion)
        .containsExactly(Conclusion.COINCIDES, Conclusion.DIFFERS);
  }

  /**
   * The looks that were had stay, the further one has half the last one's share, and it is said.
   */
  @Test
  void aPlanThatGrowsAfterItsVerdictGoesOnAsAFurtherLook() {
    ResultsFolder results = ResultsFolder.at(folder.resolve("grown").toString(), spark);
    Plan small = race(RaceSettings.race(4, List.of(), List.of(1.0), 1), 1);
    run(results, small, Integer.MAX_VALUE);
    Plan large = race(RaceSettings.race(6, List.of(), List.of(1.0), 1), 1);
    for (int again = 0; again < 2; again++) {
      GroupReport report = run(results, large, Integer.MAX_VALUE).orElseThrow().groups().get(0);
      assertThat(report.plan().race())
          .isEqualTo(new RaceSettings(true, List.of(4, 6), List.of(1.0, .5), 1));
      assertThat(report.optimum().caveat())
          .contains(
              "the plan grew after its verdict was read: all looks together err at most 0.075");
    }
    assertThat(results.plans()).hasSize(2).doesNotContain(large.hash());
    assertThat(run(results, small, Integer.MAX_VALUE).orElseThrow().groups().get(0).plan().race())
        .isEqualTo(small.groups().get(0).race());
  }

  /** The first group has its verdict told before the second one's first cell is trained. */
  @Test
  void groupsInTurnTrainTheSameCellsAndReachTheSameVerdicts() {
    RaceSettings race = RaceSettings.race(4, List.of(), List.of(1.0), 1);
    GroupPlan first = PlantedAnswers.race(SOURCES.facts("synthetic"), race);
    GroupPlan second =
        new GroupPlan(
            new Group(first.group().setting(), new Axis.FanIn()),
            List.of(1.0, 2.0, 4.0, 8.0, 16.0),
            first.seeds(),
            List.of(PredictorSpec.named("he")),
            first.pilots(),
            first.verdict(),
            race);
    Map<GroupOrder, List<String>> logs = new EnumMap<>(GroupOrder.class);
    Map<GroupOrder, ResultsFolder> results = new EnumMap<>(GroupOrder.class);
    for (GroupOrder order : GroupOrder.values()) {
      Plan plan =
          Plan.of(
              "order",
              List.of(first, second),
              new RunSettings(PlantedEngine.LABEL, 1, 0, 2, 10, order));
      logs.put(order, new ArrayList<>());
      results.put(order, ResultsFolder.at(folder.resolve(order.label()).toString(), spark));
      run(results.get(order), plan, Integer.MAX_VALUE, logs.get(order)::add);
      assertThat(results.get(order).verdicts().read(plan.hash())).isNotEmpty();
    }
    ResultsFolder together = results.get(GroupOrder.TOGETHER);
    ResultsFolder inTurn = results.get(GroupOrder.IN_TURN);
    assertThat(inTurn.cells().statuses()).isEqualTo(together.cells().statuses());
    String hash = inTurn.plans().get(0);
    assertThat(inTurn.verdicts().read(hash)).isEqualTo(together.verdicts().read(hash));
    List<String> told =
        logs.get(GroupOrder.IN_TURN).stream()
            .filter(line -> line.contains(", layers") || line.contains(", fan-in"))
            .map(line -> line.replaceAll("(layers|fan-in).*", "$1").strip())
            .distinct()
            .toList();
    assertThat(told)
        .containsExactly(
            "cells of " + first.group().title(),
            first.group().title(),
            "cells of " + second.group().title(),
            second.group().title());
  }

  private static Plan race(RaceSettings race, double taskSeconds) {
    return Plan.of(
        "race",
        List.of(PlantedAnswers.race(SOURCES.facts("synthetic"), race)),
        new RunSettings(PlantedEngine.LABEL, taskSeconds, 0));
  }

  private static Optional<SweepResult> run(ResultsFolder results, Plan plan, int mostCells) {
    return run(results, plan, mostCells, line -> {});
  }

  /** A run that is cancelled after some cells; empty where it was. */
  private static Optional<SweepResult> run(
      ResultsFolder results, Plan plan, int mostCells, Consumer<String> log) {
    Initsweep initsweep = PlantedAnswers.initsweep(spark, SOURCES);
    AtomicInteger ended = new AtomicInteger();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void cellEnded(CellEnd end) {
            if (ended.incrementAndGet() == mostCells) {
              initsweep.cancel();
            }
          }
        };
    try {
      return Optional.of(initsweep.run(plan, results.location(), FailedCells.KEEP, listener, log));
    } catch (SweepEndedException e) {
      return Optional.empty();
    }
  }
}
