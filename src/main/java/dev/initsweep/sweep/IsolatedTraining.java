package dev.initsweep.sweep;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Outcome;
import dev.initsweep.data.Dataset;
import dev.initsweep.store.CellSchema;
import dev.initsweep.train.CellBatch;
import dev.initsweep.train.Engine;
import dev.initsweep.train.StateStore;
import dev.initsweep.train.TrainingMonitor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A process that trains cells one after the other, and may die of any of them. It shares a folder
 * with the driver that started it: work lies there, and for each cell a file when it begins and
 * another one with its row when it has ended.
 */
final class IsolatedTraining {

  private static final String WORK = "work";
  private static final String LOG = "log";

  private IsolatedTraining() {}

  /** Holds what to train, and all that it takes. */
  private record Work(
      List<Cell> cells,
      Map<String, Dataset> data,
      EngineSource engines,
      String engine,
      RunOrigin origin,
      StateSource states,
      SerializableConfiguration hadoop)
      implements Serializable {}

  static void put(
      Path folder,
      List<Cell> cells,
      Map<String, Dataset> data,
      EngineSource engines,
      String engine,
      RunOrigin origin,
      StateSource states,
      SerializableConfiguration hadoop)
      throws IOException {
    write(
        folder.resolve(WORK),
        new Work(List.copyOf(cells), Map.copyOf(data), engines, engine, origin, states, hadoop));
  }

  static boolean hasBegun(Path folder, Cell cell) {
    return Files.exists(folder.resolve(cell.id() + ".begun"));
  }

  static void forgetBegin(Path folder, Cell cell) throws IOException {
    Files.deleteIfExists(folder.resolve(cell.id() + ".begun"));
  }

  /** The row of a cell; empty where its training has not ended. */
  static Optional<Row> row(Path folder, Cell cell) throws IOException {
    Path file = row(folder, cell.id());
    return Files.exists(file) ? Optional.of((Row) read(file)) : Optional.empty();
  }

  /** Returns what was told since the last call, which are lines for the log. */
  static List<String> takeLog(Path folder) throws IOException {
    Path log = folder.resolve(LOG);
    List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
    Files.deleteIfExists(log);
    return lines;
  }

  private static void tell(Path folder, String line) {
    try {
      Files.writeString(
          folder.resolve(LOG), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Trains what lies in a folder and has no row there. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Work work = (Work) read(folder.resolve(WORK));
    String kernel = work.engines().kernel();
    Engine engine = new FailuresAsOutcomes(work.engines().named(work.engine()));
    for (Cell cell : work.cells()) {
      if (!Files.exists(row(folder, cell.id())) && !hasBegun(folder, cell)) {
        Files.createFile(folder.resolve(cell.id() + ".begun"));
        Engine own = engine.of(cell.setting());
        String ownKernel = own.kernel(kernel, cell.setting());
        write(row(folder, cell.id()), train(folder, cell, work, own, ownKernel));
      }
    }
  }

  private static Row train(Path folder, Cell cell, Work work, Engine engine, String kernel) {
    StateStore states =
        work.states()
            .open(
                work.hadoop()::value,
                work.origin().madeWith(kernel, engine.label()),
                false,
                line -> tell(folder, line));
    Dataset data = work.data().get(cell.setting().data().name());
    Instant started = Instant.now();
    long from = System.nanoTime();
    Outcome outcome =
        engine.train(new CellBatch(List.of(cell)), data, TrainingMonitor.NONE, states).get(0);
    double seconds = (System.nanoTime() - from) / 1e9;
    return CellSchema.toRow(
        new CellResult(
            cell,
            outcome,
            work.origin()
                .provenance(kernel, CellTraining.host(), 0, started, seconds, engine.label())));
  }

  private static Path row(Path folder, String id) {
    return folder.resolve(id + ".row");
  }

  private static Object read(Path file) throws IOException {
    try (ObjectInputStream in =
        new ObjectInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }

  private static void write(Path file, Object object) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try (OutputStream out = Files.newOutputStream(partial);
        ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(object);
    }
    Files.move(partial, file);
  }
}
