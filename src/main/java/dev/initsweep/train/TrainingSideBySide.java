package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Trains networks of cells that see the same minibatches, side by side. */
abstract class TrainingSideBySide implements Training {

  final Setting setting;
  final FusedWeights weights;

  /** How many examples the last minibatch of an epoch has where it is not full, else 0. */
  final int rest;

  final CellData.Part examples;
  private final MinibatchOrder order;
  private final FusedEvaluator evaluator;
  private final boolean[] live;
  private int epoch;

  /** Holds what was measured of all networks that were not retired, since the last epoch. */
  private Optional<Evaluator.Measured[]> measured = Optional.empty();

  /**
   * @param cells of one setting, with a common minibatch order
   * @param evaluation a pass through their networks, whose weights are those to train
   * @param epochs how many epochs of each have ended
   */
  TrainingSideBySide(List<Cell> cells, CellData data, ExamplesPass evaluation, int epochs) {
    weights = evaluation.weights();
    evaluator = new FusedEvaluator(evaluation, data);
    setting = cells.get(0).setting();
    examples = data.train();
    order = new MinibatchOrder(cells.get(0));
    rest = examples.size() % setting.batchSize();
    live = new boolean[cells.size()];
    Arrays.fill(live, true);
    epoch = epochs;
  }

  /**
   * Makes a step on one minibatch.
   *
   * @param positions of the epoch's examples
   * @param from where the minibatch begins among them
   * @param isFull whether it has the setting's size
   * @param live which networks to train
   * @param losses by network, grows by the losses before the step
   */
  abstract void step(int[] positions, int from, boolean isFull, boolean[] live, double[] losses);

  /** Makes a network's weights stay as they are, where products of others would move them. */
  void freeze(int network) {}

  @Override
  public final double[] epoch() {
    epoch++;
    measured = Optional.empty();
    int[] positions = order.positions(epoch);
    double[] losses = new double[live.length];
    for (int from = 0; from < positions.length; from += setting.batchSize()) {
      step(positions, from, from + setting.batchSize() <= positions.length, live, losses);
    }
    for (int k = 0; k < losses.length; k++) {
      losses[k] /= positions.length;
    }
    return losses;
  }

  @Override
  public final void retire(int network) {
    live[network] = false;
    freeze(network);
  }

  /** Evaluates a network, and with the first one all that are not retired. */
  @Override
  public final Evaluator.Measured measured(int network) {
    if (measured.isEmpty()) {
      measured = Optional.of(evaluator.measure(live));
    }
    return measured.get()[network];
  }

  @Override
  public final Parameters parameters(int network) {
    return weights.read(network);
  }

  @Override
  public void close() {
    evaluator.close();
    weights.close();
  }
}
