package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Setting;
import dev.initsweep.network.Networks;
import java.util.List;

/** Trains the cells of a batch one after another by DL4J's own {@code fit}. */
final class Dl4jEngine implements EpochEngine {

  static final String LABEL = "dl4j";

  private final Networks networks;

  Dl4jEngine() {
    this(Networks.ALL);
  }

  /** An engine for these families. */
  Dl4jEngine(Networks networks) {
    this.networks = networks;
  }

  @Override
  public Networks networks() {
    return networks;
  }

  @Override
  public String label() {
    return LABEL;
  }

  /** Says where DL4J's derivative is not its own: rows of earlier builds had it. */
  @Override
  public String kernel(String machine, Setting setting) {
    return switch (setting.architecture().activation()) {
      case LEAKY_RELU -> machine + ", leaky-relu .01 at 0";
      case GELU, SWISH -> machine + ", derivative 1 where DL4J has NaN";
      default -> machine;
    };
  }

  @Override
  public boolean trains(Setting setting) {
    return true;
  }

  @Override
  public int sideBySide(List<Cell> cells) {
    return 1;
  }

  @Override
  public Training start(List<Cell> cells, CellData data, List<NetworkState> states, int epochs) {
    return new Dl4jTraining(
        cells.get(0),
        networks.of(cells.get(0).setting().architecture()),
        data,
        states.get(0),
        epochs);
  }
}
