package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CommonRandomNumbers;
import java.util.List;

/**
 * Trains by plain loops and matrix products, several cells of a batch side by side where they see
 * the same minibatches and where that does not change a bit of their results.
 */
final class FusedEngine implements EpochEngine {

  static final String LABEL = "fused";

  private final int mostNetworks;

  FusedEngine() {
    this(Packing.MOST_NETWORKS);
  }

  /**
   * An engine with a bound.
   *
   * @param mostNetworks how many cells to train side by side at most
   */
  FusedEngine(int mostNetworks) {
    this.mostNetworks = mostNetworks;
    NativeRuntime.singleThreaded();
  }

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public int sideBySide(List<Cell> cells) {
    boolean share = haveOneOrder(cells) && Packing.of(cells.get(0).setting()).isNeutral();
    return share ? mostNetworks : 1;
  }

  private static boolean haveOneOrder(List<Cell> cells) {
    CommonRandomNumbers common = cells.get(0).setting().common();
    return common == CommonRandomNumbers.BOTH
        || common == CommonRandomNumbers.ORDER
        || cells.stream().allMatch(cells.get(0)::equals);
  }

  @Override
  public Training start(List<Cell> cells, CellData data, List<NetworkState> states, int epochs) {
    int slot = Packing.of(cells.get(0).setting()).slot();
    return new FusedTraining(cells, data, states, epochs, slot);
  }
}
