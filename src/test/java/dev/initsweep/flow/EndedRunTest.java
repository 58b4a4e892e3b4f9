package dev.initsweep.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.Outcome;
import dev.initsweep.data.DataSources;
import dev.initsweep.data.Dataset;
import dev.initsweep.plan.Plan;
import dev.initsweep.planted.PlantedEngine;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.EngineSource;
import dev.initsweep.sweep.FailedCells;
import dev.initsweep.sweep.ProgressListener;
import dev.initsweep.sweep.SweepException;
import dev.initsweep.train.CellBatch;
import dev.initsweep.train.Engine;
import dev.initsweep.train.StateStore;
import dev.initsweep.train.TrainingMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that ends early stores nothing that was made from half of what it needs. */
class EndedRunTest {

  private static final DataSources SOURCES = DataSources.standard(Path.of("target/no-cache"));

  private static SparkSession spark;

  @TempDir private Path temporary;
  private ResultsFolder folder;

  @BeforeAll
  static void open() {
    spark = SmallSpark.open();
  }

  @AfterAll
  static void close() {
    spark.stop();
  }

  @BeforeEach
  void makeFolder() {
    folder = ResultsFolder.at(temporary.resolve("results").toString(), spark);
  }

  @Test
  void cancelledWhileAPredictorTrainsItLeavesNoPrediction() throws IOException {
    Plan plan = plan("kl-layers", 0);
    RunResult ended = run(plan, "further pilots", new PlantedEngines());
    assertThat(ended.isCancelled()).isTrue();
    assertThat(folder.predictions().read()).isEmpty();

    assertThat(run(plan, "never", new PlantedEngines()).isCancelled()).isFalse();
    assertThat(folder.predictions().read().values())
        .singleElement()
        .satisfies(prediction -> assertThat(prediction.scales()).isPresent());
  }

  @Test
  void cancelledWhileItAuditsItJudgesNothing() throws IOException {
    Plan plan = plan("he", 1);
    RunResult ended = run(plan, "audits", new PlantedEngines());

    assertThat(ended.isCancelled()).isTrue();
    assertThat(folder.cells().statuses()).isNotEmpty();
    assertThat(folder.verdicts().read(plan.hash())).isEmpty();
    assertThat(temporary.resolve("results/report.html")).doesNotExist();
  }

  @Test
  void firstCellsThatAllFailEndItWithTheCause() throws IOException {
    Plan plan = plan("he", 0);
    assertThatThrownBy(() -> run(plan, "never", new FailingEngines()))
        .isInstanceOf(SweepException.class)
        .message()
        .matches(
            "Cannot go on: the first cells all failed, so the cause is not in them;"
                + " first failed cell: [0-9a-f]{64} on \\S+: nothing works");
  }

  private Plan plan(String predictor, int audited) throws IOException {
    Path file =
        Files.writeString(
            temporary.resolve("ended.conf"),
            String.format(
                Locale.ROOT,
                """
            data-sets = synthetic
            hidden-widths = [16]
            learning-rates = 0.01
            batch-sizes = 50
            epochs = 1
            grid.values = [1, 2, 4, 8, 16, 32]
            seeds = 4
            predictors = [%s]
            run { audit-share = %d, task-seconds = 0.001 }
            """,
                predictor,
                audited));
    return Registries.standard(SOURCES).parser().parse(file, List.of());
  }

  /** A run that is cancelled when it says that a stage begins. */
  private RunResult run(Plan plan, String stage, EngineSource engines) {
    AtomicReference<SweepFlow> flow = new AtomicReference<>();
    flow.set(
        new SweepFlow(
            spark,
            folder,
            Registries.standard(SOURCES).with(engines),
            ProgressListener.NONE,
            line -> {
              if (line.equals(stage)) {
                flow.get().cancel();
              }
            }));
    return flow.get().run(plan, FailedCells.KEEP);
  }

  /** Outcomes as if the fast engine had made them, so that they can be audited. */
  private static final class PlantedEngines implements EngineSource {
    private static final long serialVersionUID = 1L;

    @Override
    public Engine named(String label) {
      return new AsFused(new PlantedEngine());
    }

    @Override
    public String kernel() {
      return "none";
    }
  }

  private record AsFused(Engine engine) implements Engine {
    @Override
    public String label() {
      return "fused";
    }

    @Override
    public List<Outcome> train(
        CellBatch batch, Dataset data, TrainingMonitor monitor, StateStore states) {
      return engine.train(batch, data, monitor, states);
    }
  }

  private static final class FailingEngines implements EngineSource {
    private static final long serialVersionUID = 1L;

    @Override
    public Engine named(String label) {
      return new FailingEngine(label);
    }

    @Override
    public String kernel() {
      return "none";
    }
  }

  private record FailingEngine(String label) implements Engine {
    @Override
    public List<Outcome> train(
        CellBatch batch, Dataset data, TrainingMonitor monitor, StateStore states) {
      List<Outcome> outcomes = new ArrayList<>();
      for (Cell cell : batch.cells()) {
        Outcome failed = new Outcome.Failed(FailureCategory.ERROR, "nothing works");
        monitor.cellEnded(cell, failed);
        outcomes.add(failed);
      }
      return outcomes;
    }
  }
}
