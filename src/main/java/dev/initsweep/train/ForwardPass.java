package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Convolutional;
import dev.initsweep.cell.Mlp;
import dev.initsweep.network.Network;

/**
 * A network applied to some examples at a time, for measurements outside of training steps. Row e
 * of each array belongs to example e. Not safe for use by several threads.
 */
interface ForwardPass {

  /** Returns what goes into the network; the caller fills it. */
  float[] inputs();

  /** Returns what goes into the softmax. */
  float[] logits();

  void run(Parameters parameters, int examples);

  /**
   * The fast one where the family has one, else that of the reference.
   *
   * @param most the largest number of examples at a time
   */
  static ForwardPass of(Architecture architecture, Network computing, int most) {
    if (architecture instanceof Mlp mlp) {
      return new DenseForwardPass(mlp, most);
    }
    return architecture instanceof Convolutional convolutional
        ? new ConvolutionalForwardPass(convolutional, most)
        : new ReferencePass(architecture, computing, most);
  }
}
