package dev.initsweep.verify;

import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Estimate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Beside claim 1: whether the metric at the prediction is within a stated share of the least. Where
 * the curve is flat, the place of its minimum means little.
 */
final class NearLeastLoss {

  private NearLeastLoss() {}

  /**
   * @param regret sample of the cross-fitted regret over at least two seeds
   * @param nearness share, such as .1
   * @param bounded whether the least lies within the grid
   */
  static Draft judge(Sample regret, double nearness, double confidence, boolean bounded) {
    double limit = Math.log1p(nearness);
    Estimate estimate = regret.estimate(confidence);
    Conclusion conclusion =
        estimate.interval().low() > limit
            ? Conclusion.DIFFERS
            : estimate.interval().high() >= limit
                ? Conclusion.INCONCLUSIVE
                : bounded ? Conclusion.COINCIDES : Conclusion.WIDEN_GRID;
    double half = estimate.interval().high() - estimate.value();
    OptionalInt further =
        conclusion == Conclusion.INCONCLUSIVE
            ? StudentT.furtherSeeds(
                half, 0, Math.abs(limit - regret.mean()), regret.n(), confidence)
            : OptionalInt.empty();
    return new Draft(
        conclusion,
        Optional.of(estimate),
        OptionalDouble.of(regret.pValue(limit)),
        further,
        Regret.METHOD,
        bounded ? "" : "the least is that of the grid, whose end it may lie beyond");
  }
}
