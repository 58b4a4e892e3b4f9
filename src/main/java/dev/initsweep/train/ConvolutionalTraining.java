package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Convolutional;
import dev.initsweep.cell.NormBalance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Convolutional networks of cells that see the same minibatches. */
final class ConvolutionalTraining extends TrainingSideBySide {

  private final ConvolutionalPass pass;
  private final ConvolutionalUpdate update;
  private final double[][] inner;
  private final double[][] squares;

  /**
   * @param cells of one setting, with a common minibatch order
   * @param states where each of them starts
   * @param epochs how many epochs of each have ended
   */
  ConvolutionalTraining(List<Cell> cells, CellData data, List<NetworkState> states, int epochs) {
    super(cells, data, evaluation(cells), epochs);
    Architecture architecture = setting.architecture();
    inner = new double[cells.size()][architecture.depth()];
    squares = new double[cells.size()][architecture.depth()];
    for (int k = 0; k < states.size(); k++) {
      place(k, states.get(k));
    }
    Convolutional network = (Convolutional) architecture;
    pass = new ConvolutionalPass(weights, ConvolutionalPass.sizeFor(network, setting.batchSize()));
    update =
        new ConvolutionalUpdate(
            pass, setting.learningRate(), setting.weightDecay(), inner, squares);
  }

  private static ConvolutionalPass evaluation(List<Cell> cells) {
    Convolutional network = (Convolutional) cells.get(0).setting().architecture();
    return new ConvolutionalPass(
        new FusedWeights(network, cells.size(), network.units(0)),
        ConvolutionalPass.bestSize(network));
  }

  private void place(int k, NetworkState state) {
    weights.write(k, state.parameters());
    if (!state.isInitial()) {
      Arrays.setAll(inner[k], state.sums().get(0)::get);
      Arrays.setAll(squares[k], state.sums().get(1)::get);
    }
  }

  @Override
  void step(int[] positions, int from, boolean isFull, boolean[] live, double[] losses) {
    int size = isFull ? setting.batchSize() : rest;
    for (int k = 0; k < live.length; k++) {
      if (live[k]) {
        update.begin();
        for (int at = 0; at < size; at += pass.size) {
          int count = Math.min(pass.size, size - at);
          pass.take(examples, positions, from + at, count);
          losses[k] += update.add(k, count);
        }
        update.end(k, size);
      }
    }
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
    pass.close();
    super.close();
  }
}
