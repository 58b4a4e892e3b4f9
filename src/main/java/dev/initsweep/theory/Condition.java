package dev.initsweep.theory;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Scales;
import dev.initsweep.plan.Group;
import java.util.List;

/** Computes what must vanish at the predicted coordinate of a group's axis. */
@FunctionalInterface
interface Condition {

  /**
   * The natural log of the weights' measured size over the size that they started with, in the norm
   * of the condition: positive where training inflates the weights.
   *
   * @param coordinate where on the axis the training started
   * @param start the weights' mean square by layer before the first step
   * @param end the same at the budget
   */
  double growth(double coordinate, List<Double> start, List<Double> end);

  /**
   * The condition of the axis' own parametrisation: Kullback-Leibler divergence between the state
   * of the trained weights and the Gaussian start is least. With scales g_l(x), their derivatives
   * g_l' and measured scales G_l = n_l |W_l|^2 / d_l, its derivative by x is proportional to sum_l
   * d_l (g_l' / g_l) (1 - G_l / g_l), which has the four conditions of the theory page as special
   * cases. In place of 1 stands n_l |W_l,0|^2 / (d_l g_l) of the weights that were drawn, whose
   * mean it is: their chance deviation is still in G_l, and near a root it is as large as the
   * growth.
   */
  static Condition ofAxis(Group group) {
    Architecture architecture = group.setting().architecture();
    return (coordinate, start, end) -> {
      Scales here = group.axis().scales(coordinate, architecture);
      // Every axis is affine in its coordinate, so that a difference is the derivative.
      Scales further = group.axis().scales(2 * coordinate, architecture);
      double measured = 0;
      double begun = 0;
      for (int l = 0; l < architecture.depth(); l++) {
        double g = here.layer(l);
        double weight = architecture.weights(l) * (further.layer(l) - g) / g;
        measured += weight * architecture.fanIn(l) * end.get(l) / g;
        begun += weight * architecture.fanIn(l) * start.get(l) / g;
      }
      return Math.log(measured / begun);
    };
  }

  /** The weights' squared norm does not change in training: drift + step2 = 0. */
  static Condition squaredNorm(Group group) {
    Architecture architecture = group.setting().architecture();
    return (coordinate, start, end) ->
        Math.log(squaredNorm(architecture, end) / squaredNorm(architecture, start));
  }

  /** (1/d) sum_l d_l (log g_l + G_l / g_l) of a training that started at g. */
  static double divergence(Group group, PilotTraining training) {
    Architecture architecture = group.setting().architecture();
    double sum = 0;
    for (int l = 0; l < architecture.depth(); l++) {
      double g = training.scales().layer(l);
      sum +=
          architecture.weights(l)
              * (Math.log(g) + architecture.fanIn(l) * training.end().get(l) / g);
    }
    return sum / architecture.weights();
  }

  /** sum_l |W_l|^2 from the mean squares. */
  static double squaredNorm(Architecture architecture, List<Double> meanSquares) {
    double sum = 0;
    for (int l = 0; l < architecture.depth(); l++) {
      sum += architecture.weights(l) * meanSquares.get(l);
    }
    return sum;
  }
}
