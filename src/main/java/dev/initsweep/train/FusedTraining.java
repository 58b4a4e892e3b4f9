package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.NormBalance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Networks of cells that see the same minibatches, on their way through them side by side. */
final class FusedTraining extends TrainingSideBySide {

  private final InputColumns columns;
  private final long[] liveInputs;
  private final FusedPass fullPass;
  private final FusedPass lastPass;
  private final FusedStep full;
  private final FusedStep last;
  private final List<List<Double>> startSquares = new ArrayList<>();
  private final double[][] inner;

  /**
   * @param cells of one setting, with a common minibatch order
   * @param states where each of them starts
   * @param epochs how many epochs of each have ended
   * @param slot units that each takes in the first layer's products, at least its own
   */
  FusedTraining(List<Cell> cells, CellData data, List<NetworkState> states, int epochs, int slot) {
    super(
        cells,
        data,
        new FusedPass(
            new FusedWeights(Mlp.of(cells.get(0).setting().architecture()), cells.size(), slot),
            FusedEvaluator.CHUNK),
        epochs);
    Mlp architecture = Mlp.of(setting.architecture());
    inner = new double[cells.size()][architecture.depth()];
    place(states);
    columns = new InputColumns(weights);
    liveInputs = new long[CompactInputs.words(architecture.inputs())];
    fullPass = new FusedPass(weights, setting.batchSize());
    full = stepOf(fullPass);
    lastPass = rest == 0 ? fullPass : new FusedPass(weights, rest);
    last = rest == 0 ? full : stepOf(lastPass);
  }

  private void place(List<NetworkState> states) {
    List<Integer> inputOrder = states.get(0).inputOrder();
    for (NetworkState state : states) {
      if (!state.inputOrder().equals(inputOrder)) {
        throw new IllegalArgumentException(
            "Invalid states: they keep inputs in different orders (expected one order)");
      }
    }
    if (!inputOrder.isEmpty()) {
      weights.arrange(inputOrder);
    }
    for (int k = 0; k < states.size(); k++) {
      NetworkState state = states.get(k);
      weights.write(k, state.parameters());
      if (state.isInitial()) {
        startSquares.add(state.parameters().meanSquares());
      } else {
        Arrays.setAll(inner[k], state.sums().get(0)::get);
        startSquares.add(state.sums().get(1));
      }
    }
  }

  private FusedStep stepOf(FusedPass pass) {
    return new FusedStep(pass, setting.learningRate(), setting.weightDecay(), inner);
  }

  @Override
  void step(int[] positions, int from, boolean isFull, boolean[] live, double[] losses) {
    FusedPass pass = isFull ? fullPass : lastPass;
    examples.compact().markLive(positions, from, from + pass.size, liveInputs);
    pass.take(examples, positions, from, pass.size, columns.arrange(liveInputs));
    (isFull ? full : last).train(live, losses);
  }

  @Override
  void freeze(int network) {
    fullPass.retire(network);
    lastPass.retire(network);
  }

  @Override
  public NetworkState state(int network) {
    return new NetworkState(
        weights.read(network),
        List.of(Arrays.stream(inner[network]).boxed().toList(), startSquares.get(network)),
        Arrays.stream(weights.order).boxed().toList());
  }

  /**
   * Returns the norm balance so far. Drift is the sum over steps of W x times delta; step2 is what
   * remains of the change of the squared norm (theory page, "Exact facts"), since the gradient
   * itself is never formed.
   */
  @Override
  public NormBalance balance(int network) {
    Mlp architecture = Mlp.of(setting.architecture());
    List<Double> now = weights.read(network).meanSquares();
    List<Double> drift = new ArrayList<>();
    List<Double> step2 = new ArrayList<>();
    for (int l = 0; l < architecture.depth(); l++) {
      double change = (now.get(l) - startSquares.get(network).get(l)) * architecture.weights(l);
      drift.add(-2 * setting.learningRate() * inner[network][l]);
      step2.add(change - drift.get(l));
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
