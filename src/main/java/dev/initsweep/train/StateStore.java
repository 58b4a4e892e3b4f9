package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Keeps the states of trainings that have not ended, so that one that is interrupted goes on from
 * there. What a state holds is the engines' affair.
 */
public interface StateStore {

  /** Keeps nothing and has nothing. */
  StateStore NONE =
      new StateStore() {
        @Override
        public double seconds() {
          return Double.POSITIVE_INFINITY;
        }

        @Override
        public Optional<byte[]> read(Cell cell) {
          return Optional.empty();
        }

        @Override
        public void write(Cell cell, StateWriter state) {}

        @Override
        public void ignored(Cell cell, String reason) {}
      };

  /** Writes a state where it is to be stored. */
  interface StateWriter {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Returns the seconds of training after which a state is stored, and between states. */
  double seconds();

  /**
   * Returns the state that was stored last. It is empty if there is none that this engine here can
   * go on from.
   */
  Optional<byte[]> read(Cell cell);

  /** Stores a state in place of the last one. A failure to do so is not the training's. */
  void write(Cell cell, StateWriter state);

  /** Receives the reason why the state that was read is of no use. */
  void ignored(Cell cell, String reason);
}
