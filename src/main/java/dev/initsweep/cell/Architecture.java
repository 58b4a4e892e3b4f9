package dev.initsweep.cell;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Describes a network as a list of weight tensors between an input and the logits of its classes.
 * The output is a softmax.
 *
 * <p>A tensor's index, counted from 0, is the layer that scales, random streams and tables speak
 * of. A tensor is a matrix of fan-in x units, and a network with biases has one for each unit. The
 * last tensor is the output layer's.
 *
 * <p>A family of networks is one record that implements this interface, with its line in {@link
 * Architectures}, and one class in package {@code network} that computes it.
 */
public interface Architecture extends Serializable {

  /** Returns the weight tensors in the order of the layers. */
  List<WeightTensor> tensors();

  /** Returns the shape of an example. */
  InputShape input();

  /** Returns the number of classes. */
  int classes();

  /** Returns the activation of every hidden layer. */
  Activation activation();

  /** Returns what happens to the biases. */
  BiasTreatment biases();

  /**
   * Returns the canonical text, such as {@code 784-128-10}. With activation and biases it says all
   * of a network, and {@link Architectures#parse} reads it.
   */
  String text();

  /** Returns what identifies the network, by key; keys of different families differ. */
  Map<String, String> identity();

  /**
   * Returns how often a tensor is applied to one example. This is once in a fully connected
   * network, and once at each position in a convolution.
   */
  default int uses(int layer) {
    return 1;
  }

  /** Returns D, the number of weight tensors. */
  default int depth() {
    return tensors().size();
  }

  /** Returns n_l. */
  default int fanIn(int layer) {
    return tensors().get(layer).fanIn();
  }

  /**
   * Returns how many values a value of a layer's input takes part in, away from borders. It is what
   * the schemes of Glorot and Bengio call fan-out.
   */
  default int fanOut(int layer) {
    return units(layer);
  }

  /** Returns d_l, the number of weights of a layer; biases are not counted. */
  default int weights(int layer) {
    return tensors().get(layer).count();
  }

  /** Returns m_l = d_l / n_l, the number of units whose weights a layer holds. */
  default int units(int layer) {
    return weights(layer) / fanIn(layer);
  }

  /** Returns the number of values that a layer gives for one example. */
  default int outputs(int layer) {
    return units(layer) * uses(layer);
  }

  /** Returns d, the number of all weights. */
  default long weights() {
    return IntStream.range(0, depth()).mapToLong(this::weights).sum();
  }

  /** Returns the number of a layer's biases; frozen ones are counted. */
  default int biases(int layer) {
    return hasBiases() ? units(layer) : 0;
  }

  /** Returns the number of a layer's weights and biases. */
  default int parameters(int layer) {
    return weights(layer) + biases(layer);
  }

  /** Returns K, the number of all weights and biases. */
  default long parameters() {
    return IntStream.range(0, depth()).mapToLong(this::parameters).sum();
  }

  /** Returns the sum of all m_l: the squared norm of the weights at variance scale 1. */
  default int units() {
    return IntStream.range(0, depth()).map(this::units).sum();
  }

  /**
   * Returns the network of this shape whose hidden widths have no common factor. It is the same for
   * all networks that differ by such a factor alone, and it is this one where a family has no
   * widths.
   */
  default Architecture atUnitWidth() {
    return this;
  }

  /** Returns the number of values of an example. */
  default int inputs() {
    return input().values();
  }

  /** Tells whether the network has biases, frozen or trained. */
  default boolean hasBiases() {
    return biases() != BiasTreatment.NONE;
  }
}
