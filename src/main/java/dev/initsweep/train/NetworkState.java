package dev.initsweep.train;

import java.util.List;

/**
 * A network between two epochs: what an engine needs to go on from there.
 *
 * @param parameters weights and biases; the engine may change the arrays
 * @param sums what the engine has added up for the norm balance, lists of a number a layer; none
 *     before the first step
 * @param inputOrder the input of each column of the first layer's weights, where an engine moves
 *     them; empty where it does not, and before the first step
 */
record NetworkState(Parameters parameters, List<List<Double>> sums, List<Integer> inputOrder) {

  NetworkState {
    sums = List.copyOf(sums);
    inputOrder = List.copyOf(inputOrder);
  }

  /** Returns the state before the first step. */
  static NetworkState initial(Parameters parameters) {
    return new NetworkState(parameters, List.of(), List.of());
  }

  boolean isInitial() {
    return sums.isEmpty();
  }
}
