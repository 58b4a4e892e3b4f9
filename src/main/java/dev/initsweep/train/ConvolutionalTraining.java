package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.NormBalance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Convolutional networks of cells that see the same minibatches, side by side. */
final class ConvolutionalTraining extends TrainingSideBySide {

  private final ConvolutionalPass fullPass;
  private final ConvolutionalPass lastPass;
  private final ConvolutionalUpdate full;
  private final ConvolutionalUpdate last;
  private final double[][] inner;
  private final double[][] squares;

  /**
   * @param cells of one setting, with a common minibatch order
   * @param states where each of them starts
   * @param epochs how many epochs of each have ended
   * @param slot units that each takes in the first layer's products, at least its own
   */
  ConvolutionalTraining(
      List<Cell> cells, CellData data, List<NetworkState> states, int epochs, int slot) {
    super(
        cells,
        data,
        new ConvolutionalPass(
            new FusedWeights(cells.get(0).setting().architecture(), cells.size(), slot),
            FusedEvaluator.CONVOLUTIONAL_CHUNK),
        epochs);
    Architecture architecture = setting.architecture();
    inner = new double[cells.size()][architecture.depth()];
    squares = new double[cells.size()][architecture.depth()];
    for (int k = 0; k < states.size(); k++) {
      place(k, states.get(k));
    }
    fullPass = new ConvolutionalPass(weights, setting.batchSize());
    full = update(fullPass);
    lastPass = rest == 0 ? fullPass : new ConvolutionalPass(weights, rest);
    last = rest == 0 ? full : update(lastPass);
  }

  private void place(int k, NetworkState state) {
    weights.write(k, state.parameters());
    if (!state.isInitial()) {
      Arrays.setAll(inner[k], state.sums().get(0)::get);
      Arrays.setAll(squares[k], state.sums().get(1)::get);
    }
  }

  private ConvolutionalUpdate update(ConvolutionalPass pass) {
    return new ConvolutionalUpdate(
        pass, setting.learningRate(), setting.weightDecay(), inner, squares);
  }

  @Override
  void step(int[] positions, int from, boolean isFull, boolean[] live, double[] losses) {
    ConvolutionalPass pass = isFull ? fullPass : lastPass;
    pass.take(examples, positions, from, pass.size);
    (isFull ? full : last).train(live, losses);
  }

  @Override
  public NetworkState state(int network) {
    return new NetworkState(
        weights.read(network),
        List.of(
            Arrays.stream(inner[network]).boxed().toList(),
            Arrays.stream(squares[network]).boxed().toList()),
        List.of());
  }

  @Override
  public NormBalance balance(int network) {
    double eta = setting.learningRate();
    List<Double> drift = new ArrayList<>();
    List<Double> step2 = new ArrayList<>();
    for (int l = 0; l < inner[network].length; l++) {
      drift.add(-2 * eta * inner[network][l]);
      step2.add(eta * eta * squares[network][l]);
    }
    return new NormBalance(drift, step2);
  }

  @Override
  public void close() {
    fullPass.close();
    if (lastPass != fullPass) {
      lastPass.close();
    }
    super.close();
  }
}
