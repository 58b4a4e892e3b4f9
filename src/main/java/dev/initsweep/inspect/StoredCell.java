package dev.initsweep.inspect;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Provenance;
import dev.initsweep.cell.Setting;
import dev.initsweep.data.DataSources;
import dev.initsweep.data.Dataset;
import dev.initsweep.flow.TrainingEngines;
import dev.initsweep.plan.PlanJson;
import dev.initsweep.plan.PointText;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.store.RowDifference;
import dev.initsweep.train.CellBatch;
import dev.initsweep.train.Engine;
import dev.initsweep.train.TrainingMonitor;
import java.util.List;

/** Holds a cell of a results folder, to be looked at again. */
public final class StoredCell {

  private final CellResult result;
  private final Dataset data;
  private final String place;

  private StoredCell(CellResult result, Dataset data, String place) {
    this.result = result;
    this.data = data;
    this.place = place;
  }

  /**
   * Finds a cell by its id's start and reads its data set.
   *
   * @throws BadInputException if none or several cells have it, or the data are not those that the
   *     cell was trained on
   */
  public static StoredCell find(ResultsFolder folder, String prefix, DataSources sources) {
    if (!prefix.matches("[0-9a-f]{4,64}")) {
      throw new BadInputException(
          "Invalid cell: %s (expected the first 4 to 64 hex digits of a cell's id)"
              .formatted(prefix));
    }
    List<CellResult> found = folder.cells().startingWith(prefix);
    if (found.size() != 1) {
      throw new BadInputException(
          "Cannot find the cell %s in %s: %s have such an id (expected one)"
              .formatted(prefix, folder.location(), found.isEmpty() ? "none" : "several"));
    }
    DataChoice choice = found.get(0).cell().setting().data();
    Dataset data = sources.load(choice.name());
    if (!data.digest().equals(choice.digest())) {
      throw new BadInputException(
          "Invalid data set %s: digest %s (expected %s, on which the cell was trained)"
              .formatted(choice.name(), data.digest(), choice.digest()));
    }
    return new StoredCell(found.get(0), data, place(folder, found.get(0)));
  }

  private static String place(ResultsFolder folder, CellResult result) {
    return folder
        .readPlan(result.provenance().planHash())
        .filter(text -> !PlanJson.isEarlierFormat(text))
        .map(text -> PointText.of(PlanJson.read(text)).of(result.cell()))
        .orElseGet(() -> PointText.of(result.cell().scales()));
  }

  public CellResult result() {
    return result;
  }

  public Dataset data() {
    return data;
  }

  /**
   * Returns where the cell lies, such as {@code σ² = 0.0225 (s0 = 0.15)}. It is in the coordinate
   * of the plan that asked for the cell, or, where that cannot be read, in variance scales.
   */
  public String place() {
    return place;
  }

  /**
   * Holds what training the cell once more on this machine gave.
   *
   * @param kernel of the engine on this machine; bits are promised only where it is the stored
   *     result's
   * @param columns how many result columns were compared
   * @param differences those that differ
   */
  public record Replay(String kernel, int columns, List<RowDifference> differences) {
    public Replay {
      differences = List.copyOf(differences);
    }
  }

  /** Trains the cell again, by the engine that trained it. */
  public Replay replay() {
    TrainingEngines engines = TrainingEngines.STANDARD;
    // Naming the machine's kernel keeps native code to one thread, before any is used.
    String machine = engines.kernel();
    Provenance before = result.provenance();
    Setting setting = result.cell().setting();
    Engine engine = engines.named(before.engine()).of(setting);
    Outcome outcome =
        engine.train(new CellBatch(List.of(result.cell())), data, TrainingMonitor.NONE).get(0);
    CellResult again = new CellResult(result.cell(), outcome, before);
    return new Replay(
        engine.kernel(machine, setting),
        RowDifference.compared(result, again),
        RowDifference.of(result, again));
  }
}
