package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import java.util.List;

/** Trains the cells of a batch one after another by DL4J's own {@code fit}. */
final class Dl4jEngine implements EpochEngine {

  static final String LABEL = "dl4j";

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public int sideBySide(List<Cell> cells) {
    return 1;
  }

  @Override
  public Training start(List<Cell> cells, CellData data, List<NetworkState> states, int epochs) {
    return new Dl4jTraining(cells.get(0), data, states.get(0), epochs);
  }
}
