package dev.initsweep.theory;

import java.util.OptionalDouble;

/** Computes what must vanish for a training that started at the predicted coordinate of an axis. */
@FunctionalInterface
interface Growth {

  /**
   * Returns the natural log of a measured size over the size that the training started with:
   * positive where training inflates it. Empty where the training's row does not say.
   *
   * @param coordinate where on the axis the training started
   */
  OptionalDouble of(double coordinate, PilotTraining training);

  /** Looks at the weights alone. */
  static Growth ofWeights(Condition condition) {
    return (coordinate, training) ->
        OptionalDouble.of(condition.growth(coordinate, training.start(), training.end()));
  }
}
