package dev.initsweep.theory;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The theorem of Horii and Has: the bound on the expected loss is least where all weights and
 * biases are drawn with the variance that they have in the quasi-stationary state, s0^2 = E|W|^2 /
 * K (2026, doi 10.1109/TNNLS.2026.3721153, Theorem III.3).
 *
 * <p>In place of the expected squared norm of the start, K s0^2, stands the norm that was drawn,
 * since the draw's chance deviation is still in the end and near the root is as large as the
 * growth. Biases count as drawn with s0^2 also where they start elsewhere, at zero for instance.
 */
final class CommonVariance {

  private CommonVariance() {}

  /** Refuses axes without a variance that all weights share; empty text where there is one. */
  static String refusal(Group group) {
    return group.axis() instanceof Axis.Global
        ? ""
        : "the theorem speaks of one variance for all weights and biases, and on axis %s layers differ"
            .formatted(group.axis().label());
  }

  /** All K weights and biases together. */
  static Growth overall(Group group) {
    Architecture architecture = group.setting().architecture();
    return growth(group, IntStream.range(0, architecture.depth()).boxed().toList());
  }

  /** The weights and biases of one layer. */
  static Growth layer(Group group, int layer) {
    return growth(group, List.of(layer));
  }

  private static Growth growth(Group group, List<Integer> layers) {
    Architecture architecture = group.setting().architecture();
    boolean isDrawn = group.setting().initialBiases().equals(InitialBiases.AXIS);
    return (coordinate, training) -> {
      Evaluation before = training.before();
      Evaluation after = training.after();
      if (!before.knowsBiases(architecture) || !after.knowsBiases(architecture)) {
        return OptionalDouble.empty();
      }
      double start = 0;
      double end = 0;
      for (int l : layers) {
        start +=
            isDrawn || !architecture.hasBiases()
                ? before.squaredNorm(architecture, l)
                : architecture.weights(l) * before.meanSquares().get(l)
                    + architecture.biases(l) * coordinate;
        end += after.squaredNorm(architecture, l);
      }
      return OptionalDouble.of(Math.log(end / start));
    };
  }
}
