package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.cell.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Convolutional networks of cells that see the same minibatches, side by side. */
final class ConvolutionalTraining implements Training {

  private final Setting setting;
  private final CellData.Part examples;
  private final MinibatchOrder order;
  private final FusedWeights weights;
  private final ConvolutionalPass fullPass;
  private final ConvolutionalPass lastPass;
  private final FusedEvaluator evaluator;
  private final ConvolutionalUpdate full;
  private final ConvolutionalUpdate last;
  private final boolean[] live;
  private final double[][] inner;
  private final double[][] squares;
  private int epoch;

  /** Holds what was measured of all networks that were not retired, since the last epoch. */
  private Optional<Evaluator.Measured[]> measured = Optional.empty();

  /**
   * @param cells of one setting, with a common minibatch order
   * @param states where each of them starts
   * @param epochs how many epochs of each have ended
   * @param slot units that each takes in the first layer's products, at least its own
   */
  ConvolutionalTraining(
      List<Cell> cells, CellData data, List<NetworkState> states, int epochs, int slot) {
    Cell first = cells.get(0);
    setting = first.setting();
    examples = data.train();
    order = new MinibatchOrder(first);
    Architecture architecture = setting.architecture();
    weights = new FusedWeights(architecture, cells.size(), slot);
    inner = new double[cells.size()][architecture.depth()];
    squares = new double[cells.size()][architecture.depth()];
    epoch = epochs;
    for (int k = 0; k < states.size(); k++) {
      place(k, states.get(k));
    }
    evaluator =
        new FusedEvaluator(
            new ConvolutionalPass(weights, FusedEvaluator.CONVOLUTIONAL_CHUNK), data);
    live = new boolean[cells.size()];
    Arrays.fill(live, true);
    int rest = examples.size() % setting.batchSize();
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
  public double[] epoch() {
    epoch++;
    measured = Optional.empty();
    int[] positions = order.positions(epoch);
    double[] losses = new double[live.length];
    for (int from = 0; from < positions.length; from += setting.batchSize()) {
      boolean isFull = from + setting.batchSize() <= positions.length;
      ConvolutionalPass pass = isFull ? fullPass : lastPass;
      pass.take(examples, positions, from, pass.size);
      (isFull ? full : last).train(live, losses);
    }
    for (int k = 0; k < losses.length; k++) {
      losses[k] /= positions.length;
    }
    return losses;
  }

  @Override
  public void retire(int network) {
    live[network] = false;
    fullPass.retire(network);
    lastPass.retire(network);
  }

  /** Evaluates a network, and with the first one all that are not retired. */
  @Override
  public Evaluator.Measured measured(int network) {
    if (measured.isEmpty()) {
      measured = Optional.of(evaluator.measure(live));
    }
    return measured.get()[network];
  }

  @Override
  public Parameters parameters(int network) {
    return weights.read(network);
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
    evaluator.close();
    weights.close();
  }
}
