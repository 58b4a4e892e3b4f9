package dev.initsweep.theory;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Mlp;
import dev.initsweep.network.DoubleNetwork;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.eigen.Eigen;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The largest eigenvalue of the loss's Hessian by what is trained, by the method of Lanczos (1950)
 * with all directions kept orthogonal. Power iteration alone hesitates between a positive and a
 * negative eigenvalue of nearly the same size, and both are common at the start.
 *
 * @param architecture of the networks that are asked about
 * @param inputs the examples that the loss is the mean over
 */
record Sharpness(Architecture architecture, TrainingInputs inputs) {

  /** So short that hardly any unit crosses its kink on the way. */
  private static final double STEP = 1e-8;

  private static final int ITERATIONS = 60;
  private static final double TOLERANCE = 1e-4;

  double of(DoubleNetwork network) {
    List<DoubleNetwork> directions = new ArrayList<>();
    List<Double> diagonal = new ArrayList<>();
    List<Double> beside = new ArrayList<>();
    DoubleNetwork next = trained(inputs.gradient(network));
    double eigenvalue = 0;
    for (int k = 0; k < ITERATIONS; k++) {
      double norm = Math.sqrt(next.product(next));
      if (norm <= 1e-12 * Math.max(1, Math.abs(eigenvalue))) {
        break;
      }
      if (k > 0) {
        beside.add(norm);
      }
      DoubleNetwork unit = network.zero().plus(1 / norm, next);
      directions.add(unit);
      next = trained(product(network, unit));
      diagonal.add(next.product(unit));
      for (DoubleNetwork direction : directions) {
        next = next.plus(-next.product(direction), direction);
      }
      double previous = eigenvalue;
      eigenvalue = largest(diagonal, beside);
      if (k > 5 && Math.abs(eigenvalue - previous) <= TOLERANCE * Math.abs(eigenvalue)) {
        break;
      }
    }
    return eigenvalue;
  }

  /** Exact for fully connected networks; of others a central difference of gradients. */
  private DoubleNetwork product(DoubleNetwork network, DoubleNetwork unit) {
    if (architecture instanceof Mlp dense) {
      return new HessianProduct(dense, network, unit).over(inputs);
    }
    DoubleNetwork difference =
        inputs
            .gradientInParallel(network.plus(STEP, unit))
            .plus(-1, inputs.gradientInParallel(network.plus(-STEP, unit)));
    return network.zero().plus(1 / (2 * STEP), difference);
  }

  /** Returns the largest eigenvalue of a symmetric tridiagonal matrix. */
  private static double largest(List<Double> diagonal, List<Double> beside) {
    int size = diagonal.size();
    INDArray matrix = Nd4j.zeros(DataType.DOUBLE, size, size);
    for (int i = 0; i < size; i++) {
      matrix.putScalar(i, i, diagonal.get(i));
      if (i > 0) {
        matrix.putScalar(i, i - 1, beside.get(i - 1));
        matrix.putScalar(i - 1, i, beside.get(i - 1));
      }
    }
    return Eigen.symmetricGeneralizedEigenvalues(matrix).maxNumber().doubleValue();
  }

  private DoubleNetwork trained(DoubleNetwork direction) {
    return architecture.biases() == BiasTreatment.TRAINED ? direction : direction.withoutBiases();
  }
}
