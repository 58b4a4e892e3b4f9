package dev.initsweep.network;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's leaky ReLU with the derivative of the negative side at 0. DL4J M2.1 has 1 there, and an
 * example of zeros sits at exactly 0 in every unit of the first layer while biases are zero.
 */
final class LeakyRelu extends ActivationLReLU {

  private static final long serialVersionUID = 1L;

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    assertShape(in, epsilon);
    INDArray slope = in.gt(0).castTo(in.dataType()).muli(1 - getAlpha()).addi(getAlpha());
    return new Pair<>(epsilon.muli(slope), null);
  }
}
