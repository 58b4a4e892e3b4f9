package dev.initsweep.train;

import dev.initsweep.cell.NormBalance;

/**
 * Networks of one or several cells on their way through the same minibatches, each at a place,
 * counted from 0. An engine makes the steps; {@link EpochLoop} says how many.
 */
interface Training extends AutoCloseable {

  /**
   * Trains the networks that are not retired for one more epoch.
   *
   * @return by place, the mean over the epoch's draws of the loss just before their step; no
   *     meaning where a network is retired
   */
  double[] epoch();

  /** Measures a network that is not retired as it is now. */
  Evaluator.Measured measured(int place);

  /** A copy of a network's present weights and biases. */
  Parameters parameters(int place);

  /** The norm balance of a network so far. */
  NormBalance balance(int place);

  /** A copy of what it takes to go on with a network from here. */
  NetworkState state(int place);

  /** Trains a network no further. */
  void retire(int place);

  @Override
  void close();
}
