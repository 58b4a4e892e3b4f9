package dev.initsweep.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Prediction;
import dev.initsweep.data.Dataset;
import dev.initsweep.plan.Plan;
import dev.initsweep.sweep.CellEnd;
import dev.initsweep.sweep.FailedCells;
import dev.initsweep.sweep.ProgressListener;
import dev.initsweep.theory.PredictionBuilder;
import dev.initsweep.theory.Predictor;
import dev.initsweep.theory.PredictorInput;
import dev.initsweep.train.CellBatch;
import dev.initsweep.train.Engine;
import dev.initsweep.train.Engines;
import dev.initsweep.train.StateStore;
import dev.initsweep.train.TrainingMonitor;
import dev.initsweep.verify.GroupReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers with a session, a data set, a theory and an engine of their own. */
class InitsweepTest {

  @TempDir private Path folder;
  private SparkSession spark;

  /** A session as a caller may have it: it knows nothing of sweeps. */
  @BeforeEach
  void open() {
    SparkSession.getDefaultSession()
        .foreach(
            session -> {
              session.stop();
              return null;
            });
    spark = session(Map.of());
  }

  @AfterEach
  void close() {
    spark.stop();
  }

  private static SparkSession session(Map<String, String> settings) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.codegen.wholeStage", "false")
            .config("spark.sql.shuffle.partitions", "1");
    settings.forEach(builder::config);
    return builder.getOrCreate();
  }

  /** Two clouds that touch. */
  private static Dataset clouds() {
    return Dataset.of("clouds", 2, inputs(400, 1), labels(400), inputs(100, 2), labels(100));
  }

  private static float[][] inputs(int count, long seed) {
    Random random = new Random(seed);
    float[][] inputs = new float[count][6];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < 6; k++) {
        inputs[i][k] = (float) random.nextGaussian() + (i % 2 == 0 ? .5f : -.5f);
      }
    }
    return inputs;
  }

  private static int[] labels(int count) {
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 2;
    }
    return labels;
  }

  /** A theory that asks the data for their number of classes. */
  private static final class Fourfold implements Predictor {
    @Override
    public String name() {
      return "fourfold";
    }

    @Override
    public String citation() {
      return "this test";
    }

    @Override
    public Prediction predict(PredictorInput question) {
      return new PredictionBuilder(question, this)
          .everywhere(2.0 * question.data().get().classes(), "", Map.of());
    }
  }

  private static Plan plan(Initsweep initsweep, String name) {
    return initsweep
        .plan()
        .dataSets("clouds")
        .hiddenWidths(8)
        .epochs(2)
        .set("batch-sizes", 20)
        .grid(List.of(1., 2., 4., 8.))
        .seeds(4)
        .predictors("he", "fourfold")
        .set("race.until-decided", false)
        .build(name);
  }

  @Test
  void aCallersOwnTheoryAndDataTakePart() {
    Initsweep initsweep = Initsweep.on(spark).with(clouds()).with(new Fourfold());
    AtomicInteger ended = new AtomicInteger();
    ProgressListener progress =
        new ProgressListener() {
          @Override
          public void cellEnded(CellEnd end) {
            ended.incrementAndGet();
          }
        };
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    SweepResult result;
    try {
      result =
          initsweep.run(
              plan(initsweep, "own"),
              folder.resolve("own").toString(),
              FailedCells.KEEP,
              progress,
              line -> {});
    } finally {
      System.setOut(out);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    GroupReport group = result.groups().get(0);
    assertThat(group.predictions())
        .filteredOn(prediction -> prediction.predictor().equals("fourfold"))
        .singleElement()
        .satisfies(prediction -> assertThat(prediction.coordinate().orElseThrow()).isEqualTo(4));
    assertThat(result.verdict(group, Claim.COINCIDENCE, "fourfold").orElseThrow().conclusion())
        .isNotEqualTo(Conclusion.NO_PREDICTION);
    assertThat(result.verdict(group, Claim.COINCIDENCE, "critical")).isEmpty();
    assertThat(result.failedCells()).isZero();
    // Without the plugin events are lost, and that is said.
    assertThat(ended).hasValue(0);
    assertThat(initsweep.limits()).singleElement().asString().startsWith("spark.plugins lacks ");
    assertThat(result.table("cells").filter("NOT pilot").count()).isEqualTo(16);
    assertThat(result.table("curves").filter("epoch = 2").count()).isEqualTo(16);
    assertThat(result.table("verdicts").filter("predictor = 'fourfold'").count()).isEqualTo(4);
    assertThatThrownBy(() -> result.table("cell"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Invalid table: cell (expected one of cells, curves, ");
  }

  @Test
  void twoRunsFromOneObjectAndTheSecondFindsWhatTheFirstLeft() {
    Initsweep initsweep = Initsweep.on(spark).with(clouds()).with(new Fourfold());
    Plan plan = plan(initsweep, "twice");
    String results = folder.resolve("twice").toString();
    SweepResult first = initsweep.run(plan, results);
    SweepResult second = initsweep.run(plan, results);
    assertThat(second.groups()).isEqualTo(first.groups());
    assertThat(second.table("cells").count()).isEqualTo(16);
    // One group; claim 1 and near-least-loss of two predictors, claims 2 and 3 of one.
    assertThat(second).hasToString(second.location() + ": 1 group, 6 verdicts");
    assertThat(initsweep.table(results, "cells").count()).isEqualTo(16);
    assertThat(initsweep.table(results, "verdicts").count()).isEqualTo(6);
    assertThatThrownBy(() -> initsweep.table(folder.resolve("none").toString(), "cells"))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("none: no results are there (expected a folder that `run` wrote)");
  }

  /** An engine that waits to be cancelled. */
  private static final class Waiting implements Engine {
    static final CountDownLatch BEGAN = new CountDownLatch(1);

    @Override
    public String label() {
      return "waiting";
    }

    @Override
    public List<Outcome> train(
        CellBatch batch, Dataset data, TrainingMonitor monitor, StateStore states) {
      BEGAN.countDown();
      return Engines.named("auto").train(batch, data, monitor);
    }
  }

  private static Plan endless(Initsweep initsweep) {
    return initsweep
        .plan()
        .dataSets("clouds")
        .hiddenWidths(64, 64)
        .set("epochs", 1_000_000)
        .grid(List.of(1., 2., 4., 8.))
        .seeds(4)
        .predictors("he")
        .set("race.until-decided", false)
        .set("run.engine", "waiting")
        .build("endless");
  }

  @Test
  void aCancelledRunAndAStoppedSessionEndInOneException() throws Exception {
    Initsweep initsweep = Initsweep.on(spark).with(clouds()).with("waiting", Waiting::new);
    Plan plan = endless(initsweep);
    CompletableFuture<SweepResult> cancelled =
        CompletableFuture.supplyAsync(() -> initsweep.run(plan, folder.resolve("c").toString()));
    Waiting.BEGAN.await();
    initsweep.cancel();
    assertThatThrownBy(cancelled::join)
        .hasCauseInstanceOf(SweepEndedException.class)
        .hasMessageContaining("it was cancelled; finished cells are kept");
    CompletableFuture<SweepResult> stopped =
        CompletableFuture.supplyAsync(
            () ->
                initsweep.run(
                    plan,
                    folder.resolve("s").toString(),
                    FailedCells.KEEP,
                    ProgressListener.NONE,
                    line -> {
                      if (line.startsWith("cells")) {
                        spark.stop();
                      }
                    }));
    assertThatThrownBy(stopped::join)
        .hasCauseInstanceOf(SweepEndedException.class)
        .hasMessageContaining("the Spark session was stopped");
    assertThatThrownBy(() -> initsweep.run(plan, folder.resolve("s").toString()))
        .isInstanceOf(SweepEndedException.class);
  }

  @Test
  void aSessionWithOurSettingsHasNoLimits() {
    spark.stop();
    spark = session(Initsweep.sessionSettings());
    assertThat(Initsweep.on(spark).limits()).isEmpty();
  }

  @Test
  void takenNamesAndBadArraysAreRefusedInALine() {
    Initsweep initsweep = Initsweep.on(spark).with(clouds());
    assertThatThrownBy(() -> initsweep.with(clouds()))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Invalid data set: clouds (expected lower-case letters, ");
    assertThatThrownBy(() -> initsweep.with("fused", Waiting::new))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Invalid engine: fused (expected ");
    assertThatThrownBy(
            () -> Dataset.of("x", 2, inputs(3, 1), new int[] {0, 1, 2}, inputs(1, 1), labels(1)))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Invalid data set x, train: label 2 of example 2 (expected 0 to 1)");
    assertThatThrownBy(() -> Dataset.of("x", 2, inputs(3, 1), labels(2), inputs(1, 1), labels(1)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Invalid data set x, train: 3 examples with 2 labels (expected as many, at least one)");
  }
}
