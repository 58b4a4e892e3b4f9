package dev.initsweep.sweep;

import dev.initsweep.store.ResultsFolder;
import dev.initsweep.train.StateStore;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/**
 * Holds what executors must know to store and to resume states of trainings in the results folder.
 *
 * @param location of the results folder
 * @param seconds of training after which a state is stored, and between states
 * @param cellIds of the cells that had a state when the job began
 */
record StateSource(String location, double seconds, Set<String> cellIds) implements Serializable {

  StateSource {
    cellIds = Set.copyOf(cellIds);
  }

  /**
   * The states that a trainer here can store, and go on from.
   *
   * @param hadoop asked for when a state is to be read or written
   * @param madeWith from {@link RunOrigin#madeWith}
   * @param isFirstTry whether no states can have been stored since the job began
   * @param log takes a line a state that is of no use
   */
  StateStore open(
      Supplier<Configuration> hadoop,
      Map<String, String> madeWith,
      boolean isFirstTry,
      Consumer<String> log) {
    return new StoredStates(
        () -> ResultsFolder.at(location, hadoop.get()).states(),
        seconds,
        id -> !isFirstTry || cellIds.contains(id),
        madeWith,
        log);
  }
}
