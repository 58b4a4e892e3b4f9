package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.network.Network;
import dev.initsweep.network.Vectors;
import java.util.Arrays;

/** Any network, example by example in double; without the isotropy, which needs all pairs. */
final class ReferenceNoiseProbe implements GradientNoiseProbe {

  private final Architecture architecture;
  private final Network computing;
  private final CellData.Part examples;
  private final int count;

  ReferenceNoiseProbe(Architecture architecture, Network computing, CellData data) {
    this.architecture = architecture;
    this.computing = computing;
    this.examples = data.train();
    this.count = Math.min(MOST_EXAMPLES, examples.size());
  }

  @Override
  public Moments measure(Parameters parameters) {
    DoubleNetwork network = parameters.inDouble(computing);
    DoubleNetwork mean = network.zero();
    double squares = 0;
    float[] values = new float[architecture.inputs()];
    double[] example = new double[values.length];
    for (int e = 0; e < count; e++) {
      examples.copyInputs(e, values, 0);
      Arrays.setAll(example, i -> values[i]);
      Network.Pass pass = network.pass(example);
      double[] byLogits = Vectors.residual(pass.logits(), examples.label(e));
      squares += pass.addGradient(1. / count, byLogits, mean);
    }
    double squareOfMean = 0;
    double inner = 0;
    for (int l = 0; l < architecture.depth(); l++) {
      squareOfMean += mean.weightProduct(mean, l);
      inner += mean.weightProduct(network, l);
    }
    return new Moments(squares / count - squareOfMean, inner);
  }

  @Override
  public NoiseIsotropy isotropy() {
    return NoiseIsotropy.unknown(architecture.depth());
  }
}
