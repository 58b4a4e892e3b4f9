package dev.initsweep.train;

import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sdot;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Convolutional;
import dev.initsweep.cell.ConvolutionalStep;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Weights and biases of several networks of one architecture, that lie side by side in the first
 * layer. Weights are stored unit by unit, m x n; those of a convolution in the order in which
 * {@link Unfolding} takes windows apart.
 */
final class FusedWeights implements AutoCloseable {

  final Architecture architecture;

  /** Says how many networks there are. */
  final int networks;

  /** Units that a network takes in the first layer: its own, and units that stay zero. */
  final int slot;

  /** First layer of all networks, (networks x slot) x n. */
  final NativeFloats wide;

  /** Holds weights by network and layer; those of the first layer are views of {@link #wide}. */
  final NativeFloats[][] weights;

  /** Holds biases by network, layer and unit; zero where there are none. */
  final float[][][] biases;

  /** The input of each column of a layer's weights. */
  private final int[][] orders;

  /** The same of the first layer. */
  final int[] order;

  /** The column of each input. */
  final int[] places;

  /** Further pointers to the weights, to be moved from unit to unit. */
  private final FloatPointer[][] rows;

  FusedWeights(Architecture architecture, int networks, int slot) {
    this.architecture = architecture;
    this.networks = networks;
    this.slot = slot;
    orders = orders(architecture);
    order = orders[0];
    places = order.clone();
    wide = new NativeFloats(networks * slot * architecture.fanIn(0));
    weights = new NativeFloats[networks][architecture.depth()];
    rows = new FloatPointer[networks][architecture.depth()];
    biases = new float[networks][architecture.depth()][];
    for (int k = 0; k < networks; k++) {
      for (int l = 0; l < architecture.depth(); l++) {
        weights[k][l] =
            l == 0
                ? wide.from(k * slot * architecture.fanIn(0))
                : new NativeFloats(architecture.weights(l));
        rows[k][l] = new FloatPointer(weights[k][l].pointer);
        biases[k][l] = new float[architecture.units(l)];
      }
    }
  }

  private static int[][] orders(Architecture architecture) {
    int[][] orders = new int[architecture.depth()][];
    for (int l = 0; l < orders.length; l++) {
      orders[l] = IntStream.range(0, architecture.fanIn(l)).toArray();
    }
    if (architecture instanceof Convolutional network) {
      int layer = 0;
      for (ConvolutionalStep step : network.steps()) {
        if (step.kind() == ConvolutionalStep.Kind.CONVOLUTION) {
          orders[layer] = Unfolding.order(step);
        }
        layer += step.hasWeights() ? 1 : 0;
      }
    }
    return orders;
  }

  /** Says which input each column is for; to be called before any parameters are written. */
  void arrange(List<Integer> inputs) {
    for (int column = 0; column < order.length; column++) {
      put(inputs.get(column), column);
    }
  }

  /** Copies a network's parameters in. */
  void write(int network, Parameters parameters) {
    for (int l = 0; l < architecture.depth(); l++) {
      int n = architecture.fanIn(l);
      int m = architecture.units(l);
      float[] byUnit = new float[n * m];
      for (int column = 0; column < n; column++) {
        for (int unit = 0; unit < m; unit++) {
          byUnit[unit * n + column] = parameters.weights(l)[orders[l][column] * m + unit];
        }
      }
      weights[network][l].put(byUnit);
      if (architecture.hasBiases()) {
        System.arraycopy(parameters.biases(l), 0, biases[network][l], 0, m);
      }
    }
  }

  /** A copy of a network's parameters. */
  Parameters read(int network) {
    float[][] copies = new float[architecture.depth()][];
    float[][] copiedBiases = new float[architecture.depth()][];
    for (int l = 0; l < architecture.depth(); l++) {
      int n = architecture.fanIn(l);
      int m = architecture.units(l);
      float[] byUnit = new float[n * m];
      weights[network][l].get(byUnit);
      copies[l] = new float[n * m];
      for (int column = 0; column < n; column++) {
        for (int unit = 0; unit < m; unit++) {
          copies[l][orders[l][column] * m + unit] = byUnit[unit * n + column];
        }
      }
      copiedBiases[l] = architecture.hasBiases() ? biases[network][l].clone() : new float[0];
    }
    return new Parameters(architecture, copies, copiedBiases);
  }

  /**
   * Swaps columns of the first layer, in all its units; {@link #order} and {@link #places} keep
   * account.
   */
  void swapColumns(int[] some, int[] others, int count) {
    for (int s = 0; s < count; s++) {
      int input = order[some[s]];
      put(order[others[s]], some[s]);
      put(input, others[s]);
    }
    wide.swap(some, others, count, architecture.fanIn(0));
  }

  private void put(int input, int column) {
    order[column] = input;
    places[input] = column;
  }

  /** |W_l|^2, with sums over a unit's weights in float and over units in double. */
  double squaredNorm(int network, int layer) {
    int n = architecture.fanIn(layer);
    FloatPointer row = rows[network][layer];
    double sum = 0;
    for (int unit = 0; unit < architecture.units(layer); unit++) {
      row.position((long) unit * n);
      sum += cblas_sdot(n, row, 1, row, 1);
    }
    return sum;
  }

  @Override
  public void close() {
    for (NativeFloats[] network : weights) {
      for (int l = 1; l < network.length; l++) {
        network[l].close();
      }
    }
    wide.close();
  }
}
