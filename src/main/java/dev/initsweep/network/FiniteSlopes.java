package dev.initsweep.network;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.BooleanIndexing;
import org.nd4j.linalg.indexing.conditions.Conditions;

/**
 * DL4J's GELU and swish with the derivative 1 where it is 1 to the last bit and DL4J M2.1 has NaN:
 * beyond 26 (GELU) and 44 (swish) in float, as it divides exponentials that are no longer finite.
 * All other derivatives are DL4J's.
 */
final class FiniteSlopes {

  /** Below, no exponential is too large for a float. */
  private static final double SMALL = 25;

  private FiniteSlopes() {}

  static final class Gelu extends ActivationGELU {

    private static final long serialVersionUID = 1L;

    Gelu() {
      super(false);
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
      return finite(in, epsilon, super::backprop);
    }
  }

  static final class Swish extends ActivationSwish {

    private static final long serialVersionUID = 1L;

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
      return finite(in, epsilon, super::backprop);
    }
  }

  private interface Backprop {
    Pair<INDArray, INDArray> of(INDArray in, INDArray epsilon);
  }

  private static Pair<INDArray, INDArray> finite(INDArray in, INDArray epsilon, Backprop backprop) {
    if (in.maxNumber().doubleValue() < SMALL) {
      return backprop.of(in, epsilon);
    }
    INDArray kept = epsilon.dup();
    Pair<INDArray, INDArray> found = backprop.of(in, epsilon);
    BooleanIndexing.replaceWhere(found.getFirst(), kept, Conditions.isNan());
    return found;
  }
}
