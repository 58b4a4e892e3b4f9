package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.data.Dataset;
import java.util.List;

/**
 * Holds a cell trained once more with all that made it. This is what another program needs to train
 * it too. The arrays are the caller's.
 */
public final class TrainedCell {

  private final Cell cell;
  private final CellData.Part examples;
  private final Parameters initial;
  private final Parameters end;

  private TrainedCell(Cell cell, CellData.Part examples, Parameters initial, Parameters end) {
    this.cell = cell;
    this.examples = examples;
    this.initial = initial;
    this.end = end;
  }

  /**
   * Trains a cell to its last epoch, or to the first with a loss that is not finite.
   *
   * @param engine label of the engine that makes the steps
   */
  public static TrainedCell of(Cell cell, Dataset dataset, String engine) {
    NativeRuntime.singleThreaded();
    CellData data = new CellData(cell, dataset);
    Parameters initial = InitialWeights.of(cell);
    List<NetworkState> start = List.of(NetworkState.initial(initial));
    try (Training training = Engines.labelled(engine).start(List.of(cell), data, start, 0)) {
      EpochLoop.run(training, List.of(new ToTheEnd(cell)), () -> {});
      return new TrainedCell(cell, data.train(), initial, training.parameters(0));
    }
  }

  /** Records nothing. */
  private static final class ToTheEnd implements EpochLoop.Follower {
    private int left;

    ToTheEnd(Cell cell) {
      left = cell.setting().epochs();
    }

    @Override
    public void epochEnded(double runningLoss) {
      left = Double.isFinite(runningLoss) ? left - 1 : 0;
    }

    @Override
    public boolean isOver() {
      return left == 0;
    }
  }

  /** Returns a layer's weights before the first step, row-major, inputs x outputs. */
  public float[] initialWeights(int layer) {
    return initial.weights(layer);
  }

  /** Returns a layer's biases before the first step; empty where the network has none. */
  public float[] initialBiases(int layer) {
    return initial.biases(layer);
  }

  /** Returns a layer's weights after the last step, row-major, inputs x outputs. */
  public float[] finalWeights(int layer) {
    return end.weights(layer);
  }

  /** Returns a layer's biases after the last step; empty where the network has none. */
  public float[] finalBiases(int layer) {
    return end.biases(layer);
  }

  /** Returns the training examples' positions in the order of an epoch, counted from 1. */
  public int[] order(int epoch) {
    return new MinibatchOrder(cell).positions(epoch);
  }

  /** Returns the network inputs of all training examples, one after the other. */
  public float[] inputs() {
    int width = cell.setting().architecture().inputs();
    float[] inputs = new float[Math.multiplyExact(width, examples.size())];
    for (int i = 0; i < examples.size(); i++) {
      examples.copyInputs(i, inputs, i * width);
    }
    return inputs;
  }

  /** Returns the labels of all training examples. */
  public int[] labels() {
    int[] labels = new int[examples.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = examples.label(i);
    }
    return labels;
  }
}
