package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Outcome;
import dev.initsweep.data.Dataset;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Turns cells of one batch into outcomes, with as many side by side as their engine takes. Networks
 * that lie side by side see the same minibatches, so cells that go on from different epochs are
 * trained one part after the other.
 */
final class BatchTraining {

  private final EpochEngine engine;
  private final Dataset dataset;
  private final TrainingMonitor monitor;
  private final StateStore states;

  BatchTraining(EpochEngine engine, Dataset dataset, TrainingMonitor monitor, StateStore states) {
    this.engine = engine;
    this.dataset = dataset;
    this.monitor = monitor;
    this.states = states;
  }

  /**
   * Says where a cell's training starts.
   *
   * @param course what was recorded before it was interrupted, if it was
   */
  private record Start(
      Cell cell, Supplier<NetworkState> network, Optional<TrainingState.Course> course) {

    static Start at(Cell cell, Supplier<Parameters> initial) {
      return new Start(cell, () -> NetworkState.initial(initial.get()), Optional.empty());
    }

    static Start at(Cell cell, TrainingState state) {
      return new Start(cell, state::network, Optional.of(state.course()));
    }

    int epochs() {
      return course.map(TrainingState.Course::epochs).orElse(0);
    }
  }

  /**
   * The outcomes in the order of the cells; what is thrown in a cell is its outcome.
   *
   * @throws TrainingCancelledException if the monitor asks for it
   */
  List<Outcome> outcomes(List<Cell> cells) {
    return outcomes(cells.stream().map(this::start).toList(), this::together);
  }

  /**
   * The outcomes of trainings that start where they are told to, whatever the cells' own initial
   * weights are; what is thrown in one of them is thrown.
   *
   * @throws TrainingCancelledException if the monitor asks for it
   */
  List<Outcome> outcomes(List<Cell> cells, List<Parameters> initial) {
    return outcomes(
        IntStream.range(0, cells.size())
            .mapToObj(k -> Start.at(cells.get(k), () -> initial.get(k)))
            .toList(),
        this::trained);
  }

  private List<Outcome> outcomes(List<Start> starts, Function<List<Start>, List<Outcome>> train) {
    int most = engine.sideBySide(starts.stream().map(Start::cell).toList());
    Outcome[] outcomes = new Outcome[starts.size()];
    for (List<Integer> places : placesByEpoch(starts)) {
      for (int from = 0; from < places.size(); from += most) {
        List<Integer> part = places.subList(from, Math.min(from + most, places.size()));
        List<Outcome> ended = train.apply(part.stream().map(starts::get).toList());
        for (int k = 0; k < part.size(); k++) {
          outcomes[part.get(k)] = ended.get(k);
        }
      }
    }
    return List.of(outcomes);
  }

  private static Collection<List<Integer>> placesByEpoch(List<Start> starts) {
    return IntStream.range(0, starts.size())
        .boxed()
        .collect(
            Collectors.groupingBy(
                place -> starts.get(place).epochs(), TreeMap::new, Collectors.toList()))
        .values();
  }

  private Start start(Cell cell) {
    Optional<byte[]> stored = states.read(cell);
    if (stored.isPresent()) {
      try {
        return Start.at(cell, StateCodec.read(stored.get(), cell.setting()));
      } catch (IOException e) {
        states.ignored(cell, e.getMessage());
      }
    }
    return Start.at(cell, () -> InitialWeights.of(cell));
  }

  private List<Outcome> together(List<Start> starts) {
    stopIf(monitor.isCancelled());
    starts.forEach(start -> monitor.cellStarted(start.cell()));
    List<Outcome> outcomes;
    try {
      outcomes = trained(starts);
    } catch (TrainingCancelledException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
      if (starts.size() > 1) {
        return alone(starts);
      }
      outcomes = List.of(TrainingFailures.of(e));
    }
    for (int k = 0; k < starts.size(); k++) {
      monitor.cellEnded(starts.get(k).cell(), outcomes.get(k));
    }
    return outcomes;
  }

  /** One cell's failure must not be another's. */
  private List<Outcome> alone(List<Start> starts) {
    return starts.stream().flatMap(start -> together(List.of(start)).stream()).toList();
  }

  private List<Outcome> trained(List<Start> starts) {
    List<Cell> cells = starts.stream().map(Start::cell).toList();
    CellData data = SharedCellData.of(cells.get(0), dataset);
    GradientNoiseProbe probe = probe(cells.get(0).setting().architecture(), data);
    List<NetworkState> networks = starts.stream().map(start -> start.network().get()).toList();
    try (Training training = engine.start(cells, data, networks, starts.get(0).epochs())) {
      List<CellRecorder> recorders =
          IntStream.range(0, cells.size())
              .mapToObj(k -> new CellRecorder(cells.get(k).setting(), training, k, probe))
              .toList();
      for (int k = 0; k < cells.size(); k++) {
        starts.get(k).course().ifPresentOrElse(recorders.get(k)::goOn, recorders.get(k)::started);
      }
      StateKeeper keeper = new StateKeeper(states, cells, training, recorders);
      EpochLoop.run(training, recorders, () -> beforeEpoch(keeper));
      return recorders.stream().map(CellRecorder::outcome).toList();
    }
  }

  private GradientNoiseProbe probe(Architecture architecture, CellData data) {
    return GradientNoiseProbe.of(architecture, engine.networks().of(architecture), data);
  }

  private void beforeEpoch(StateKeeper keeper) {
    boolean isCancelled = monitor.isCancelled();
    keeper.betweenEpochs(isCancelled);
    stopIf(isCancelled);
  }

  private static void stopIf(boolean isCancelled) {
    if (isCancelled) {
      throw new TrainingCancelledException();
    }
  }
}
