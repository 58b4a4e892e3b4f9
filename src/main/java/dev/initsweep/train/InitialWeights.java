package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.InitialDistribution;
import dev.initsweep.cell.Setting;
import java.util.function.DoubleSupplier;

/** Draws a cell's initial weights and biases as docs/training.md says. */
final class InitialWeights {

  /** A normal cut at this many of its standard deviations ... */
  private static final double CUT = 2;

  /** ... has this standard deviation: sqrt(1 - 4 phi(2) / (2 Phi(2) - 1)). */
  private static final double CUT_DEVIATION = .8796256610342398;

  private InitialWeights() {}

  static Parameters of(Cell cell) {
    Architecture architecture = cell.setting().architecture();
    float[][] weights = new float[architecture.depth()][];
    float[][] biases = new float[architecture.depth()][];
    for (int l = 0; l < architecture.depth(); l++) {
      weights[l] = weights(cell, l);
      biases[l] = biases(cell, l);
    }
    return new Parameters(architecture, weights, biases);
  }

  private static float[] weights(Cell cell, int layer) {
    Setting setting = cell.setting();
    int fanIn = setting.architecture().fanIn(layer);
    int units = setting.architecture().units(layer);
    double g = cell.scales().layer(layer);
    RandomStream stream = Streams.weights(cell, layer);
    if (setting.distribution() == InitialDistribution.ORTHOGONAL) {
      return OrthonormalFrame.scaled(
          fanIn, units, StrictMath.sqrt(Math.max(fanIn, units) * g / fanIn), stream);
    }
    int count = setting.architecture().weights(layer);
    return draws(setting.distribution(), StrictMath.sqrt(g / fanIn), count, stream);
  }

  private static float[] biases(Cell cell, int layer) {
    Setting setting = cell.setting();
    if (!setting.architecture().hasBiases()) {
      return new float[0];
    }
    int count = setting.architecture().biases(layer);
    InitialBiases initial = setting.initialBiases();
    if (initial.kind() == InitialBiases.Kind.ZERO) {
      return new float[count];
    }
    double deviation =
        StrictMath.sqrt(
            initial.variance(cell.scales().layer(layer), setting.architecture().fanIn(layer)));
    return draws(setting.distribution(), deviation, count, Streams.biases(cell, layer));
  }

  private static float[] draws(
      InitialDistribution shape, double deviation, int count, RandomStream stream) {
    DoubleSupplier draw;
    double factor;
    switch (shape) {
      case UNIFORM -> {
        draw = stream::symmetric;
        factor = StrictMath.sqrt(3) * deviation;
      }
      case TRUNCATED_NORMAL -> {
        draw = () -> cutNormal(stream);
        factor = deviation / CUT_DEVIATION;
      }
      default -> {
        draw = stream::normal;
        factor = deviation;
      }
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (factor * draw.getAsDouble());
    }
    return values;
  }

  private static double cutNormal(RandomStream stream) {
    double z = stream.normal();
    while (Math.abs(z) > CUT) {
      z = stream.normal();
    }
    return z;
  }
}
