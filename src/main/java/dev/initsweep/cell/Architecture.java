package dev.initsweep.cell;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A fully connected network. Layers are counted from 0; layer l maps {@code widths[l]} values (its
 * fan-in n_l) to {@code widths[l + 1]} (its fan-out m_l).
 *
 * @param widths number of inputs, of units in each hidden layer, and of classes
 * @param activation of every hidden layer; the output layer is a softmax
 * @param biases what happens to the biases
 */
public record Architecture(List<Integer> widths, Activation activation, BiasTreatment biases)
    implements Serializable {

  public Architecture {
    widths = List.copyOf(widths);
    Checks.require(widths.size() >= 2, "widths", widths, "at least inputs and classes");
    Checks.require(
        widths.stream().allMatch(w -> w >= 1), "widths", widths, "every width at least 1");
  }

  /** D, the number of weight matrices. */
  public int depth() {
    return widths.size() - 1;
  }

  /** n_l. */
  public int fanIn(int layer) {
    return widths.get(layer);
  }

  /** m_l. */
  public int fanOut(int layer) {
    return widths.get(layer + 1);
  }

  /** d_l = n_l m_l, the number of weights of a layer; biases are not counted. */
  public int weights(int layer) {
    return fanIn(layer) * fanOut(layer);
  }

  /** d, the number of all weights. */
  public long weights() {
    return IntStream.range(0, depth()).mapToLong(this::weights).sum();
  }

  /** Weights and biases of a layer; frozen biases are counted, missing ones are not. */
  public int parameters(int layer) {
    return weights(layer) + (hasBiases() ? fanOut(layer) : 0);
  }

  /** K, the number of all weights and biases. */
  public long parameters() {
    return IntStream.range(0, depth()).mapToLong(this::parameters).sum();
  }

  /** The sum of all fan-outs: the squared norm of the weights at variance scale 1. */
  public int fanOuts() {
    return IntStream.range(0, depth()).map(this::fanOut).sum();
  }

  public int inputs() {
    return widths.get(0);
  }

  public int classes() {
    return widths.get(widths.size() - 1);
  }

  public boolean hasBiases() {
    return biases != BiasTreatment.NONE;
  }

  /** Such as {@code 784-128-128-10}. */
  public String text() {
    return widths.stream().map(String::valueOf).collect(Collectors.joining("-"));
  }
}
