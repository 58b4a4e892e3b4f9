package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.cell.Setting;
import dev.initsweep.network.Dl4jModel;
import dev.initsweep.network.Network;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network in DL4J on its way through the minibatches of one cell. */
final class Dl4jTraining implements Training {

  private final Setting setting;
  private final CellData.Part examples;
  private final MinibatchOrder order;
  private final FlatParameters layout;
  private final RecordingCrossEntropy loss;
  private final NormBalanceListener balance;
  private final Evaluator evaluator;
  private final Dl4jModel network;
  private final Minibatch full;
  private final Minibatch last;
  private int epoch;

  /**
   * @param computing how the network computes
   * @param state where the network starts
   * @param epochs how many epochs have ended
   */
  Dl4jTraining(Cell cell, Network computing, CellData data, NetworkState state, int epochs) {
    this.setting = cell.setting();
    this.examples = data.train();
    this.order = new MinibatchOrder(cell);
    this.layout = new FlatParameters(setting.architecture(), computing.layout());
    this.loss = new RecordingCrossEntropy(setting.batchSize() * setting.architecture().classes());
    this.balance = new NormBalanceListener(setting, computing.layout(), state.sums());
    this.evaluator = new Evaluator(setting.architecture(), computing, data);
    float[] start = layout.flatten(state.parameters());
    this.network =
        computing.model(
            setting, loss, DataType.FLOAT, Nd4j.createFromArray(start).reshape(1, start.length));
    network.model().addListeners(balance);
    this.epoch = epochs;
    this.full = new Minibatch(setting.batchSize());
    int rest = examples.size() % setting.batchSize();
    this.last = rest == 0 ? full : new Minibatch(rest);
  }

  @Override
  public double[] epoch() {
    epoch++;
    int[] positions = order.positions(epoch);
    for (int from = 0; from < positions.length; from += setting.batchSize()) {
      boolean isFull = from + setting.batchSize() <= positions.length;
      (isFull ? full : last).step(positions, from);
    }
    return new double[] {loss.takeSum() / positions.length};
  }

  @Override
  public Evaluator.Measured measured(int place) {
    return evaluator.measure(parameters(place));
  }

  @Override
  public Parameters parameters(int place) {
    float[] flat = new float[Math.toIntExact(network.model().numParams())];
    new FloatPointer(network.model().params().data().pointer()).get(flat);
    return layout.unflatten(flat);
  }

  @Override
  public NormBalance balance(int place) {
    return balance.balance();
  }

  @Override
  public NetworkState state(int place) {
    return new NetworkState(parameters(place), balance.sums(), List.of());
  }

  /** Does nothing, since a training of one network ends with it. */
  @Override
  public void retire(int place) {}

  @Override
  public void close() {
    full.close();
    if (last != full) {
      last.close();
    }
    network.model().close();
    // Their sizes are learned from one network and would be wrong for the next one. ND4J's call
    // that destroys all of them collects garbage too, which takes longer than a small cell.
    MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
    workspaces.getAllWorkspacesForCurrentThread().forEach(workspaces::destroyWorkspace);
  }

  /** Holds native arrays for minibatches of one size, filled again for each step. */
  private final class Minibatch {
    private final int size;
    private final int width = setting.architecture().inputs();
    private final int classes = setting.architecture().classes();
    private final float[] inputs;
    private final float[] oneHot;
    private final int[] labels;
    private final INDArray features;
    private final INDArray targets;

    Minibatch(int size) {
      this.size = size;
      this.inputs = new float[size * width];
      this.oneHot = new float[size * classes];
      this.labels = new int[size];
      this.features = Nd4j.create(DataType.FLOAT, size, width);
      this.targets = Nd4j.create(DataType.FLOAT, size, classes);
    }

    void step(int[] positions, int from) {
      for (int e = 0; e < size; e++) {
        examples.copyInputs(positions[from + e], inputs, e * width);
        oneHot[e * classes + labels[e]] = 0;
        labels[e] = examples.label(positions[from + e]);
        oneHot[e * classes + labels[e]] = 1;
      }
      new FloatPointer(features.data().pointer()).put(inputs);
      new FloatPointer(targets.data().pointer()).put(oneHot);
      loss.expect(labels);
      network.fit(features, targets);
    }

    void close() {
      features.close();
      targets.close();
    }
  }
}
