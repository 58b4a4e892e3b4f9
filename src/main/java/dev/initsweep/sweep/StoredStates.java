package dev.initsweep.sweep;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Cell;
import dev.initsweep.store.StateFiles;
import dev.initsweep.train.StateStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * States in the results folder. What is wrong with one of them costs trainings, never a result: it
 * is told in one line, and the training goes on without.
 */
final class StoredStates implements StateStore {

  private final Supplier<StateFiles> files;
  private final double seconds;
  private final Predicate<String> mayHaveState;
  private final Map<String, String> madeWith;
  private final Consumer<String> log;

  /**
   * Prepares a store; nothing is read yet.
   *
   * @param seconds after so much training a state is stored, and the next one
   * @param mayHaveState by id, whether a cell may have a state; to look costs time on some file
   *     systems
   * @param madeWith what states are made with here, by name; none of another making is read
   * @param log takes a line a state that is of no use
   */
  StoredStates(
      Supplier<StateFiles> files,
      double seconds,
      Predicate<String> mayHaveState,
      Map<String, String> madeWith,
      Consumer<String> log) {
    this.files = files;
    this.seconds = seconds;
    this.mayHaveState = mayHaveState;
    this.madeWith = new LinkedHashMap<>(madeWith);
    this.log = log;
  }

  @Override
  public double seconds() {
    return seconds;
  }

  @Override
  public Optional<byte[]> read(Cell cell) {
    String id = cell.id();
    if (!mayHaveState.test(id)) {
      return Optional.empty();
    }
    try {
      return files.get().read(id, madeWith(id));
    } catch (IOException | BadInputException e) {
      ignored(cell, e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void write(Cell cell, StateWriter state) {
    String id = cell.id();
    try {
      files.get().write(id, madeWith(id), state::writeTo);
    } catch (UncheckedIOException | BadInputException e) {
      log.accept(
          "Cannot store the state of cell %s: %s; its training goes on"
              .formatted(id, e.getMessage()));
    }
  }

  @Override
  public void ignored(Cell cell, String reason) {
    log.accept(
        "Cannot go on from the stored state of cell %s: %s; it starts anew"
            .formatted(cell.id(), reason));
  }

  private Map<String, String> madeWith(String id) {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("cell", id);
    lines.putAll(madeWith);
    return lines;
  }
}
