package dev.initsweep.train;

import dev.initsweep.cell.Convolutional;
import java.util.Arrays;

/** A convolutional network by the fused kernel. */
final class ConvolutionalForwardPass implements ForwardPass {

  private final Convolutional architecture;
  private final float[] inputs;
  private final float[] logits;

  /**
   * @param most the largest number of examples at a time
   */
  ConvolutionalForwardPass(Convolutional architecture, int most) {
    this.architecture = architecture;
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

  /** Frees what lies outside of the heap at its end, as nobody closes a pass. */
  @Override
  public void run(Parameters parameters, int examples) {
    int size = Math.min(ConvolutionalPass.bestSize(architecture), examples);
    try (FusedWeights weights = new FusedWeights(architecture, 1, architecture.units(0));
        ConvolutionalPass pass = new ConvolutionalPass(weights, size)) {
      weights.write(0, parameters);
      for (int from = 0; from < examples; from += size) {
        run(pass, from, Math.min(size, examples - from));
      }
    }
  }

  private void run(ConvolutionalPass pass, int from, int count) {
    int width = architecture.inputs();
    int classes = architecture.classes();
    Arrays.fill(pass.x, 0);
    for (int e = 0; e < count; e++) {
      for (int i = 0; i < width; i++) {
        pass.x[i * pass.size + e] = inputs[(from + e) * width + i];
      }
    }
    pass.multiplyInputs();
    pass.forward(0);
    float[] columns = pass.logits(0);
    for (int e = 0; e < count; e++) {
      for (int c = 0; c < classes; c++) {
        logits[(from + e) * classes + c] = columns[c * pass.size + e];
      }
    }
  }
}
