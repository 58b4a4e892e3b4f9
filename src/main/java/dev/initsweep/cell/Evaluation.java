package dev.initsweep.cell;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Holds what was measured of a network on all examples of its cell. Losses are mean cross-entropies
 * in nats, without the term of weight decay, summed in double; accuracies are fractions.
 *
 * <p>The theory under test speaks of all K weights and biases together: {@link #meanSquare} is its
 * V = |W|^2 / K, and {@link #ratio} its V / s0^2, which is to be 1.
 *
 * @param trainLoss on the cell's training examples
 * @param trainAccuracy on the cell's training examples
 * @param testLoss on all test examples
 * @param testAccuracy on all test examples
 * @param meanSquares |W_l|^2 / d_l of each layer's weights
 * @param biasMeanSquares |b_l|^2 / m_l of each layer's biases; empty where the network has none,
 *     and where they are not known, as in rows of format 1
 */
public record Evaluation(
    double trainLoss,
    double trainAccuracy,
    double testLoss,
    double testAccuracy,
    List<Double> meanSquares,
    List<Double> biasMeanSquares) {

  public Evaluation {
    meanSquares = List.copyOf(meanSquares);
    biasMeanSquares = List.copyOf(biasMeanSquares);
  }

  /** Makes an evaluation that tells nothing of biases. */
  public Evaluation(
      double trainLoss,
      double trainAccuracy,
      double testLoss,
      double testAccuracy,
      List<Double> meanSquares) {
    this(trainLoss, trainAccuracy, testLoss, testAccuracy, meanSquares, List.of());
  }

  /** Tells whether both losses are finite numbers. */
  public boolean isFinite() {
    return Double.isFinite(trainLoss) && Double.isFinite(testLoss);
  }

  /** Tells whether mean squares of weights and biases together are known. */
  public boolean knowsBiases(Architecture architecture) {
    return !architecture.hasBiases() || !biasMeanSquares.isEmpty();
  }

  /**
   * Returns V, the mean square of all weights and biases; empty where those of biases are not
   * known.
   */
  public OptionalDouble meanSquare(Architecture architecture) {
    if (!knowsBiases(architecture)) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int l = 0; l < architecture.depth(); l++) {
      sum += squaredNorm(architecture, l);
    }
    return OptionalDouble.of(sum / architecture.parameters());
  }

  /** Returns V of each layer, its weights and biases together; empty where biases are not known. */
  public List<Double> layerMeanSquares(Architecture architecture) {
    return knowsBiases(architecture)
        ? IntStream.range(0, architecture.depth())
            .mapToObj(l -> squaredNorm(architecture, l) / architecture.parameters(l))
            .toList()
        : List.of();
  }

  /**
   * Returns V over s0^2, the one variance that all weights were drawn with. It is empty where
   * biases are not known, and where layers were drawn with different variances.
   */
  public OptionalDouble ratio(Architecture architecture, Scales scales) {
    OptionalDouble meanSquare = meanSquare(architecture);
    OptionalDouble variance = scales.commonVariance(architecture);
    return meanSquare.isPresent() && variance.isPresent()
        ? OptionalDouble.of(meanSquare.getAsDouble() / variance.getAsDouble())
        : OptionalDouble.empty();
  }

  /**
   * Returns V of each layer over the variance g_l / n_l that its weights were drawn with. The list
   * is empty where biases are not known.
   */
  public List<Double> layerRatios(Architecture architecture, Scales scales) {
    List<Double> layers = layerMeanSquares(architecture);
    return IntStream.range(0, layers.size())
        .mapToObj(l -> layers.get(l) / scales.variance(architecture, l))
        .toList();
  }

  /** Returns |W_l|^2 + |b_l|^2 of a layer whose biases are known, or which has none. */
  public double squaredNorm(Architecture architecture, int layer) {
    double weights = architecture.weights(layer) * meanSquares.get(layer);
    return architecture.hasBiases()
        ? weights + architecture.biases(layer) * biasMeanSquares.get(layer)
        : weights;
  }
}
