package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.data.Dataset;
import dev.initsweep.data.Examples;
import dev.initsweep.network.Networks;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** One step of a 3-2-2 network with its arithmetic spelled out. */
class HandMadeStepTest {

  /** A few roundings of floats near one. */
  private static final Offset<Float> FLOAT = within(5e-7f);

  private static final double ETA = .5;

  @Test
  void oneStepIsTheOneDoneByHand() {
    // Pixels 255, 0 and 51 of 255; the label is class 1.
    Examples example =
        new Trial.Pixels(3, new byte[] {(byte) 255, 0, 51}, new int[] {1}); // x = (1, 0, .2)
    Cell cell = new Trial().widths(3, 2, 2).trainExamples(1).batchSize(1).learningRate(ETA).cell(2);
    float[][] weights = {{1, -1, 2, 0, .5f, 1}, {.5f, -.5f, 1, 1}};
    float[][] biases = {{.1f, -.2f}, {0, .3f}};
    Parameters start = new Parameters(cell.setting().architecture(), weights, biases);
    CellData data = new CellData(cell, new Dataset("noise", "digest", 2, example, example));

    // z = (1 * 1 + .2 * .5 + .1, 1 * -1 + .2 * 1 - .2) = (1.2, -1), so a = (1.2, 0).
    // Logits: (1.2 * .5, 1.2 * -.5 + .3) = (.6, -.3).
    // Softmax: p of class 0 is 1 / (1 + exp(-.3 - .6)) = .7109495, and the loss is -log(1 - p).
    double p = 1 / (1 + Math.exp(-.9));
    // Deltas of the logits: (p, (1 - p) - 1) = (p, -p).
    // Deltas of z: (p * .5 + -p * -.5, 0) = (p, 0), as the second unit is off.
    try (Dl4jTraining training =
        new Dl4jTraining(
            cell,
            Networks.ALL.of(cell.setting().architecture()),
            data,
            NetworkState.initial(start),
            0)) {
      assertThat(training.epoch()[0]).isCloseTo(-Math.log(1 - p), within(1e-6));
      Parameters end = training.parameters(0);
      float step = (float) (ETA * p);
      assertThat(end.weights(0))
          .containsExactly(new float[] {1 - step, -1, 2, 0, .5f - .2f * step, 1}, FLOAT);
      assertThat(end.biases(0)).containsExactly(new float[] {.1f - step, -.2f}, FLOAT);
      assertThat(end.weights(1))
          .containsExactly(new float[] {.5f - 1.2f * step, -.5f + 1.2f * step, 1, 1}, FLOAT);
      assertThat(end.biases(1)).containsExactly(new float[] {-step, .3f + step}, FLOAT);

      // drift = -2 eta <z - b, delta>: layer 0 has z - b = (1.1, -.8), layer 1 (.6, -.6).
      // step2 = eta^2 |grad|^2: p^2 (1 + .2^2) and p^2 * 2 * 1.2^2.
      NormBalance balance = training.balance(0);
      assertThat(balance.drift().get(0)).isCloseTo(-2 * ETA * 1.1 * p, within(1e-6));
      assertThat(balance.drift().get(1)).isCloseTo(-2 * ETA * (.6 * p + .6 * p), within(1e-6));
      assertThat(balance.step2().get(0)).isCloseTo(ETA * ETA * p * p * 1.04, within(1e-6));
      assertThat(balance.step2().get(1)).isCloseTo(ETA * ETA * p * p * 2.88, within(1e-6));
    }
  }
}
