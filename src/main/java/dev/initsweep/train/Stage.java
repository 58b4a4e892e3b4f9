package dev.initsweep.train;

/**
 * A part of a convolutional network on its way forward and backward with a minibatch. Values lie
 * [channel][row][column][example]. Networks share the buffers, one after the other, but for those
 * of the first stage. Nothing is allocated after the constructor.
 */
interface Stage {

  /** What comes out, for a network. */
  float[] output(int network);

  /** The loss's derivative by the output, which the stage above writes; it may be changed. */
  float[] delta(int network);

  /**
   * Computes the output.
   *
   * @param in what the stage below gives
   */
  void forward(int network, float[] in);

  /**
   * Computes the gradients by weights and biases, and the derivative by what came in.
   *
   * @param in as it was on the way forward
   * @param below receives the derivative; none where nobody asks for it, as its length says
   */
  void backward(int network, float[] in, float[] below);

  /** Frees what lies outside of the heap. */
  default void close() {}
}
