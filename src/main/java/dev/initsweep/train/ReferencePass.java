package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.network.Network;
import java.util.Arrays;

/** Any network, example by example in double. */
final class ReferencePass implements ForwardPass {

  private final Architecture architecture;
  private final Network computing;
  private final float[] inputs;
  private final float[] logits;

  ReferencePass(Architecture architecture, Network computing, int most) {
    this.architecture = architecture;
    this.computing = computing;
    this.inputs = new float[most * architecture.inputs()];
    this.logits = new float[most * architecture.classes()];
  }

  @Override
  public float[] inputs() {
    return inputs;
  }

  @Override
  public float[] logits() {
    return logits;
  }

  @Override
  public void run(Parameters parameters, int examples) {
    DoubleNetwork network = parameters.inDouble(computing);
    for (int e = 0; e < examples; e++) {
      double[] example = new double[architecture.inputs()];
      int from = e * example.length;
      Arrays.setAll(example, i -> inputs[from + i]);
      double[] row = network.pass(example).logits();
      for (int c = 0; c < row.length; c++) {
        logits[e * row.length + c] = (float) row[c];
      }
    }
  }
}
