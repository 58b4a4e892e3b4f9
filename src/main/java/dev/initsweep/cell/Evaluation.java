package dev.initsweep.cell;

import java.util.List;

/**
 * A network measured on all examples of its cell. Losses are mean cross-entropies in nats, without
 * the term of weight decay, summed in double; accuracies are fractions.
 *
 * @param trainLoss on the cell's training examples
 * @param trainAccuracy on the cell's training examples
 * @param testLoss on all test examples
 * @param testAccuracy on all test examples
 * @param meanSquares |W_l|^2 / d_l of each layer's weights
 */
public record Evaluation(
    double trainLoss,
    double trainAccuracy,
    double testLoss,
    double testAccuracy,
    List<Double> meanSquares) {

  public Evaluation {
    meanSquares = List.copyOf(meanSquares);
  }

  /** Whether both losses are finite numbers. */
  public boolean isFinite() {
    return Double.isFinite(trainLoss) && Double.isFinite(testLoss);
  }
}
