package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CommonRandomNumbers;
import dev.initsweep.cell.Convolutional;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Setting;
import java.util.List;
import java.util.stream.IntStream;

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
  }

  @Override
  public String label() {
    return LABEL;
  }

  /** Earlier builds added up in another order: norm balances, convolutions, and halved products. */
  @Override
  public String kernel(String machine, Setting setting) {
    if (setting.architecture() instanceof Mlp network) {
      return machine
          + ", norm balance in pairs"
          + (hasHalves(network, setting) ? ", products in halves" : "");
    }
    return setting.architecture() instanceof Convolutional
        ? machine + ", some examples at a time"
        : machine;
  }

  private static boolean hasHalves(Mlp network, Setting setting) {
    int batch = setting.batchSize();
    return IntStream.of(batch, setting.data().trainExamples() % batch, FusedEvaluator.CHUNK)
        .anyMatch(
            size ->
                IntStream.range(1, network.depth())
                    .anyMatch(l -> Gemm.isHalved(network.fanOut(l), network.fanIn(l), size)));
  }

  @Override
  public boolean trains(Setting setting) {
    return setting.architecture() instanceof Mlp || setting.architecture() instanceof Convolutional;
  }

  @Override
  public int sideBySide(List<Cell> cells) {
    Setting setting = cells.get(0).setting();
    return trains(setting) && haveOneOrder(cells)
        ? Math.min(mostNetworks, Packing.of(setting).networks())
        : 1;
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
    if (cells.get(0).setting().architecture() instanceof Convolutional) {
      return new ConvolutionalTraining(cells, data, states, epochs);
    }
    return new FusedTraining(cells, data, states, epochs, slot);
  }
}
