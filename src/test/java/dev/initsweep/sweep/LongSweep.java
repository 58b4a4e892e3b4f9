package dev.initsweep.sweep;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Scales;
import dev.initsweep.data.DataSources;
import dev.initsweep.data.Dataset;
import dev.initsweep.plan.RunSettings;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.train.CellBatch;
import dev.initsweep.train.Engine;
import dev.initsweep.train.StateStore;
import dev.initsweep.train.TrainingMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * A sweep of one cell that takes some seconds and stores its state often; a program to be killed.
 */
final class LongSweep {

  static final int EPOCHS = 1000;

  static final Cell CELL = new Cell(RealSweep.setting(EPOCHS), Scales.uniform(2, 3), 1);

  private LongSweep() {}

  /** Trains into a folder. */
  public static void main(String[] arguments) {
    SparkSession spark = OwnSpark.open("local[1]");
    RealSweep.run(
        spark,
        ResultsFolder.at(arguments[0], spark),
        List.of(CELL),
        new CountingEngines(arguments[0]),
        ProgressListener.NONE,
        new RunSettings("auto", 10, 0, 2, .05 / 60));
    spark.stop();
  }

  /** How many epochs the training had that ended. */
  static int epochs(Path results) throws IOException {
    return Integer.parseInt(Files.readString(count(results.toString())));
  }

  private static Path count(String results) {
    return Path.of(results + ".epochs");
  }

  static Outcome undisturbed() {
    Dataset data = DataSources.standard(Path.of("target/no-cache")).load("synthetic");
    return new RealSweep.RealEngines()
        .named("auto")
        .train(new CellBatch(List.of(CELL)), data, TrainingMonitor.NONE)
        .get(0);
  }

  /** Writes beside a folder how many epochs were trained. */
  private static final class CountingEngines extends RealSweep.RealEngines {
    private static final long serialVersionUID = 1L;

    private final String results;

    CountingEngines(String results) {
      this.results = results;
    }

    @Override
    public Engine named(String label) {
      return new CountingEngine(super.named(label), count(results));
    }
  }

  private record CountingEngine(Engine engine, Path file) implements Engine {
    @Override
    public String label() {
      return engine.label();
    }

    @Override
    public List<Outcome> train(
        CellBatch batch, Dataset data, TrainingMonitor monitor, StateStore states) {
      int[] asked = {0};
      TrainingMonitor counting =
          TrainingMonitor.cancelledBy(
              () -> {
                asked[0]++;
                return monitor.isCancelled();
              });
      List<Outcome> outcomes = engine.train(batch, data, counting, states);
      try {
        // Asked once before the batch, and before each epoch.
        Files.writeString(file, String.valueOf(asked[0] - 1));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return outcomes;
    }
  }
}
