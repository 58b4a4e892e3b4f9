package dev.initsweep.train;

/** Networks that lie side by side, on their way over some examples. */
interface ExamplesPass extends AutoCloseable {

  /** How many examples at a time. */
  int size();

  /** The networks' weights. */
  FusedWeights weights();

  /** Takes some examples; where they are too few, the last ones are zero. */
  void take(CellData.Part part, int[] positions, int from, int count);

  /** Computes the first layer of all networks. */
  void multiplyInputs();

  /** Computes a network's other layers, after {@link #multiplyInputs}. */
  void forward(int network);

  /**
   * Returns the sum of the losses of the first {@code count} examples, after {@link #forward}.
   * Leaves {@link #correct}.
   */
  double loss(int network, int count);

  /** Says which examples the network of the last {@link #loss} predicts right. */
  boolean[] correct();

  @Override
  void close();
}
