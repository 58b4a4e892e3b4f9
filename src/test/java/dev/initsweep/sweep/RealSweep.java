package dev.initsweep.sweep;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architectures;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import dev.initsweep.data.DataSources;
import dev.initsweep.data.Dataset;
import dev.initsweep.plan.RunSettings;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.train.CellBatch;
import dev.initsweep.train.Engine;
import dev.initsweep.train.Engines;
import dev.initsweep.train.NativeRuntime;
import dev.initsweep.train.StateStore;
import dev.initsweep.train.TrainingMonitor;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.SparkSession;

/** A sweep of real trainings on made-up data; also a program, for tests that kill it. */
final class RealSweep {

  /** A task of this length holds one of these cells. */
  private static final double TASK_SECONDS = 1e-6;

  private RealSweep() {}

  /**
   * Trains into a folder and prints {@code found F, started S, missing M}. Cells whose ids follow
   * the folder end the process.
   */
  public static void main(String[] arguments) {
    SparkSession spark = OwnSpark.open("local[2]");
    Counter counter = new Counter();
    SweepSummary summary =
        run(
            spark,
            ResultsFolder.at(arguments[0], spark),
            cells(),
            new AbortingEngines(List.of(arguments).subList(1, arguments.length)),
            counter);
    System.out.printf(
        "found %d, started %d, missing %d%n",
        summary.found(), counter.started.get(), summary.missing());
    spark.stop();
  }

  static SweepSummary run(
      SparkSession spark,
      ResultsFolder folder,
      List<Cell> cells,
      EngineSource engines,
      ProgressListener listener) {
    return run(spark, folder, cells, engines, listener, new RunSettings("auto", TASK_SECONDS, 0));
  }

  static SweepSummary run(
      SparkSession spark,
      ResultsFolder folder,
      List<Cell> cells,
      EngineSource engines,
      ProgressListener listener,
      RunSettings settings) {
    DataSources data = DataSources.standard(Path.of("target/no-cache"));
    return new SweepJob(spark, folder, data::load, engines, listener)
        .run(cells, FailedCells.KEEP, new RunOrigin("p", "1", "unknown", "none"), settings);
  }

  /** 20 cells of two families, with scales at which some diverge. */
  static List<Cell> cells() {
    return Stream.concat(
            cells(setting(4), .5, 1, 2, 4, 16, 1024, 1e12),
            cells(setting(3, "4x8x1: 4c3 p2 +(4c3 4c1) 8 4"), 1, 4, 1e12))
        .toList();
  }

  private static Stream<Cell> cells(Setting setting, double... scales) {
    return LongStream.range(0, 2)
        .boxed()
        .flatMap(
            seed ->
                DoubleStream.of(scales)
                    .mapToObj(
                        g ->
                            new Cell(
                                setting, Scales.uniform(g, setting.architecture().depth()), seed)));
  }

  static Setting setting(int epochs) {
    return setting(epochs, "32-48-48-4");
  }

  private static Setting setting(int epochs, String network) {
    return Setting.of(
            new DataChoice(
                "synthetic",
                DataSources.standard(Path.of("target/no-cache")).facts("synthetic").digest(),
                1000,
                Subset.FIRST,
                InputScaling.UNIT),
            Architectures.ALL.parse(network, Activation.RELU, BiasTreatment.TRAINED))
        .batchSize(32)
        .epochs(epochs)
        .build();
  }

  /** The engines that users have. */
  static class RealEngines implements EngineSource {
    private static final long serialVersionUID = 1L;

    @Override
    public Engine named(String label) {
      return Engines.named(label);
    }

    @Override
    public String kernel() {
      return NativeRuntime.singleThreaded().kernel();
    }
  }

  /** As {@link RealEngines}, but the first try of every other task fails after its training. */
  static final class StumblingEngines extends RealEngines {
    private static final long serialVersionUID = 1L;

    @Override
    public Engine named(String label) {
      return new Stumbling(super.named(label));
    }
  }

  /** The driver asks an engine too, outside of tasks; so the task is looked at when it trains. */
  private record Stumbling(Engine engine) implements Engine {
    @Override
    public String label() {
      return engine.label();
    }

    @Override
    public Engine of(Setting setting) {
      return new Stumbling(engine.of(setting));
    }

    @Override
    public List<Outcome> train(
        CellBatch batch, Dataset data, TrainingMonitor monitor, StateStore states) {
      List<Outcome> outcomes = engine.train(batch, data, monitor, states);
      TaskContext task = TaskContext.get();
      if (task.attemptNumber() == 0 && task.partitionId() % 2 == 1) {
        throw new IllegalStateException("stumbled");
      }
      return outcomes;
    }
  }

  /** Counts trainings. */
  static final class Counter implements ProgressListener {
    private final AtomicInteger started = new AtomicInteger();

    @Override
    public void jobStarted(int cells, int found, double flops) {}

    @Override
    public void cellStarted(String cellId) {
      started.incrementAndGet();
    }

    @Override
    public void cellEnded(CellEnd end) {}
  }
}
