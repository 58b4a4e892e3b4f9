package dev.initsweep.network;

import dev.initsweep.cell.Setting;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Computes a network: once by DL4J and once by plain loops in double, which are the reference.
 * {@code NetworksTest} holds both to each other.
 */
public interface Network {

  /**
   * Returns the network in DL4J, for plain SGD from given weights and biases.
   *
   * @param setting one of this network
   * @param loss of the output layer, whose activation is the softmax
   * @param type of all numbers: float for training, double where a test wants it
   * @param parameters one row, in the order of {@link #layout}; the network keeps it
   */
  Dl4jModel model(Setting setting, ILossFunction loss, DataType type, INDArray parameters);

  /** Tells where weights and biases lie in the one vector of DL4J's network. */
  FlatLayout layout();

  /**
   * Sends an example through the network.
   *
   * @param at weights and biases
   * @param example the network's inputs
   */
  Pass pass(DoubleNetwork at, double[] example);

  /** Holds what one example's way through the network leaves behind. */
  interface Pass {

    /** Returns what goes into the softmax. */
    double[] logits();

    /**
     * Returns the mean square of what a layer's units add up, over all positions and inputs. The
     * zeros that a window sees beyond a border are counted.
     */
    double meanSquareInput(int layer);

    /**
     * Adds a multiple of a gradient by weights and biases to another network's.
     *
     * @param byLogits the derivative by the logits whose gradient it is
     * @return squared norm of the gradient by the weights, without the factor
     */
    double addGradient(double factor, double[] byLogits, DoubleNetwork into);
  }
}
