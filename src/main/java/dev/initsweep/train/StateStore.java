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
        public void write(Cell cell, Content state) {}

        @Override
        public void ignored(Cell cell, String reason) {}
      };

  /** A state on its way out. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** After how many seconds of training a state is stored, and after how many more the next one. */
  double seconds();

  /**
   * The state that was stored last; empty if there is none that this engine here can go on from.
   */
  Optional<byte[]> read(Cell cell);

  /** Stores a state in place of the last one. A failure to do so is not the training's. */
  void write(Cell cell, Content state);

  /** Hears why the state that was read is of no use. */
  void ignored(Cell cell, String reason);
}
