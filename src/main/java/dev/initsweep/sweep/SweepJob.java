package dev.initsweep.sweep;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Status;
import dev.initsweep.data.Dataset;
import dev.initsweep.plan.RunSettings;
import dev.initsweep.store.CellState;
import dev.initsweep.store.CellTable;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.train.Engine;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Trains the cells that a results folder lacks, in one Spark job, and counts what it holds then.
 *
 * <p>Rows are durable when their task ends, so whatever ends a job, the next one goes on there.
 * Several processes may train into one folder; each writes into a folder of its own.
 */
public final class SweepJob {

  private final SparkSession spark;
  private final ResultsFolder folder;
  private final EngineSource engines;
  private final ProgressListener listener;
  private final Broadcasts data;
  private final JobControl control;
  private final AuditJob audits;

  /**
   * Prepares jobs; nothing runs yet.
   *
   * @param spark from {@link SparkSessions}
   * @param folder where rows go
   * @param data loads a data set by its name
   * @param engines where executors find engines
   * @param listener receives the progress
   */
  public SweepJob(
      SparkSession spark,
      ResultsFolder folder,
      Function<String, Dataset> data,
      EngineSource engines,
      ProgressListener listener) {
    this.spark = spark;
    this.folder = folder;
    this.data = new Broadcasts(JavaSparkContext.fromSparkContext(spark.sparkContext()), data);
    this.engines = engines;
    this.listener = listener;
    this.control = new JobControl(spark.sparkContext(), listener);
    this.audits = new AuditJob(spark, folder, engines, this.data, control);
  }

  /**
   * Checks that the processes that would train have the memory for it.
   *
   * @throws BadInputException if not; the message names setting and value
   */
  public void requireMemory(String engine, Collection<Setting> settings) {
    MemoryCheck.require(spark, engines.named(engine), settings);
  }

  /**
   * Trains what is missing of some cells.
   *
   * @param cells what the table should hold; repetitions count once
   * @param failed what to do with cells that failed before
   * @param origin goes into the provenance of new rows
   * @throws BadInputException if a data set is not the one that the cells were planned on
   * @throws SweepException if Spark gives up the job, as when the disk is full, or if what it wrote
   *     is not there afterwards
   */
  public SweepSummary run(
      Collection<Cell> cells, FailedCells failed, RunOrigin origin, RunSettings settings) {
    Map<String, Cell> planned = byId(List.copyOf(cells));
    control.begin();
    CellTable table = folder.cells(settings.engine());
    Map<String, CellState> before = states(table, planned);
    List<Cell> open =
        planned.entrySet().stream()
            .filter(entry -> isOpen(before.get(entry.getKey()), failed))
            .map(Map.Entry::getValue)
            .toList();
    forgetStates(before, id -> isOpen(before.get(id), failed));
    int found = planned.size() - open.size();
    Engine engine = engines.named(settings.engine());
    listener.jobStarted(open.size(), found, open.stream().mapToDouble(engine::flops).sum());
    if (open.isEmpty()) {
      return summary(planned, found, before, Optional.empty());
    }
    train(open, before, table, origin, settings);
    Map<String, CellState> after = states(table, planned);
    notes().ifPresent(notes -> InFlightJournal.forget(notes, after.keySet()));
    forgetStates(
        after,
        id -> planned.containsKey(id) && !left(List.of(planned.get(id)), before, after).isEmpty());
    SweepSummary summary = summary(planned, found, after, control.firstFailure());
    if (control.goesOn() && summary.missing() > 0) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "Cannot finish the sweep: %d cells are not in %s although they were written",
              summary.missing(),
              folder.location()));
    }
    return summary;
  }

  /**
   * Does an action that trains, and audits cells on slots that it leaves idle. What is known by
   * then {@link #audit} adds to the table.
   *
   * @param candidates gives what will most likely be audited, the likeliest first; another thread
   *     asks, when the first slot is idle
   */
  public void auditDuring(Runnable action, Supplier<List<CellResult>> candidates) {
    audits.during(action, candidates);
  }

  /**
   * Trains cells by a second engine too, and adds what it says to the table of audits.
   *
   * @param results rows of the table, none that failed
   * @return why it ended
   * @throws SweepException if Spark gives up the job
   */
  public SweepSummary.Ending audit(Collection<CellResult> results) {
    audits.audit(results);
    return control.ending();
  }

  /** Ends the job that runs, and keeps later ones from starting; callable from any thread. */
  public void cancel() {
    control.stop(SweepSummary.Ending.CANCELLED);
  }

  /**
   * Returns cells by id, in the order given. The ids of a large plan take seconds, so that all
   * cores hash.
   */
  private static Map<String, Cell> byId(List<Cell> cells) {
    List<String> ids = cells.parallelStream().map(Cell::id).toList();
    Map<String, Cell> byId = new LinkedHashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      byId.putIfAbsent(ids.get(i), cells.get(i));
    }
    return byId;
  }

  /** What the table says of planned cells, and of those that earlier runs left something of. */
  private Map<String, CellState> states(CellTable table, Map<String, Cell> planned) {
    Set<String> others = new HashSet<>(folder.states().cellIdsOfAllFiles());
    notes().map(InFlightJournal::left).ifPresent(others::addAll);
    return table.statuses(id -> planned.containsKey(id) || others.contains(id));
  }

  private static boolean isOpen(CellState state, FailedCells failed) {
    return state == null || (state.status() == Status.FAILED && failed == FailedCells.RETRY);
  }

  private void train(
      List<Cell> open,
      Map<String, CellState> before,
      CellTable table,
      RunOrigin origin,
      RunSettings settings) {
    Set<String> left = notes().map(InFlightJournal::left).orElse(Set.of());
    try (InFlightJournal note = notes().map(InFlightJournal::in).orElse(InFlightJournal.NONE)) {
      Suspects suspects = new Suspects(settings.crashTries(), note);
      suspects.add(left);
      // They have shown once that they can end a process.
      open.stream()
          .map(Cell::id)
          .filter(id -> hasCrashed(before.get(id)))
          .forEach(id -> suspects.add(List.of(id)));
      new TrainingRounds(
              spark,
              table,
              engines,
              data.of(open),
              folder,
              data.hadoop(),
              origin,
              settings,
              control,
              suspects)
          .train(open, cells -> left(cells, before, table.statuses(byId(cells)::containsKey)));
    }
  }

  /**
   * Returns where the driver leaves word of what it trains, in local mode. Native code may end it
   * there.
   */
  private Optional<Path> notes() {
    return spark.sparkContext().isLocal()
        ? folder.here().map(here -> here.resolve("open-cells"))
        : Optional.empty();
  }

  private static FailedCells retried(CellState before) {
    return before == null ? FailedCells.KEEP : FailedCells.RETRY;
  }

  private static boolean hasCrashed(CellState state) {
    return state != null && state.failure().equals(Optional.of(FailureCategory.NATIVE_CRASH));
  }

  /** Deletes the states of cells that have ended, here or in a run that was killed right after. */
  private void forgetStates(Map<String, CellState> table, Predicate<String> isOpen) {
    folder.states().delete(id -> table.containsKey(id) && !isOpen.test(id));
  }

  /** Returns those of the cells open before that still are. */
  private List<Cell> left(
      List<Cell> cells, Map<String, CellState> before, Map<String, CellState> now) {
    return cells.stream()
        .filter(cell -> !control.hasFailed(cell.id()) || !now.containsKey(cell.id()))
        .filter(cell -> isOpen(now.get(cell.id()), retried(before.get(cell.id()))))
        .toList();
  }

  private SweepSummary summary(
      Map<String, Cell> planned,
      int found,
      Map<String, CellState> states,
      Optional<SweepSummary.Failure> firstFailure) {
    Map<Status, Integer> counts = new HashMap<>();
    int missing = 0;
    for (String id : planned.keySet()) {
      if (states.containsKey(id)) {
        counts.merge(states.get(id).status(), 1, Integer::sum);
      } else {
        missing++;
      }
    }
    return new SweepSummary(
        planned.size(),
        found,
        counts.getOrDefault(Status.OK, 0),
        counts.getOrDefault(Status.DIVERGED, 0),
        counts.getOrDefault(Status.FAILED, 0),
        missing,
        firstFailure,
        control.ending());
  }
}
